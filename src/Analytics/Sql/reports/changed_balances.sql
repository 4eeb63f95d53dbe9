-- Customers whose MRR is another
-- definition:    now less was, by part (a closed month, the turn of a policy). The 50 largest of each; count_all and sum_all are of all
--                of the part, rest of those not listed, sum_of_parts of everything.
-- definition_es: now menos was, por parte (un mes cerrado, el cambio de una política). Los 50 mayores de cada una; count_all y sum_all
--                son de toda la parte, rest de los que no se listan, sum_of_parts de todo.
-- reads:         balances (part, customer_id, was, now)
with

pairs as (
    select part, customer_id, sum(was) as was, sum(now) as now
    from balances
    group by part, customer_id
),

changes as (
    select *, now - was as change, row_number() over (partition by part order by abs(now - was) desc, customer_id) as rank
    from pairs
    where now <> was
),

final as (
    select
        d.part,
        d.customer_id,
        coalesce(c.name, d.customer_id) as name,
        d.was::decimal(38, 8) as was,
        d.now::decimal(38, 8) as now,
        d.change::decimal(38, 8) as change,
        (count(*) over of_part)::bigint as count_all,
        (sum(d.change) over of_part)::decimal(38, 8) as sum_all,
        coalesce(sum(d.change) filter (d.rank > 50) over of_part, 0)::decimal(38, 8) as rest,
        (sum(d.change) over ())::decimal(38, 8) as sum_of_parts
    from changes as d
    left join core.customers as c using (customer_id)
    window of_part as (partition by d.part)
    qualify d.rank <= 50
    order by d.part, d.rank
)

select * from final
