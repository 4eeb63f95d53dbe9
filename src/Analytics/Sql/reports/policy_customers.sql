-- Customers whose MRR a policy changes
-- definition: Each customer's MRR under a set of policies less that under the set before it, where one policy less is turned: the
--             change is that policy's. The 50 largest of each; count_all and sum_all are of all of them.
-- reads:      policy_balances
with

-- Both ends of each turn: MRR before it and after it.
ends as (
    select place + 1 as place, customer_id, mrr as before, 0::decimal(38, 12) as after
    from policy_balances
    union all
    select place, customer_id, 0, mrr
    from policy_balances
    where place > 0
),

pairs as (
    select place, customer_id, sum(before) as before, sum(after) as after
    from ends
    group by place, customer_id
),

changes as (
    select
        *,
        after - before as change,
        count(*) over rule as count_all,
        sum(after - before) over rule as sum_all,
        row_number() over (partition by place order by abs(after - before) desc, customer_id) as rank
    from pairs
    where after <> before
    window rule as (partition by place)
),

final as (
    select
        d.place::bigint as place,
        d.customer_id,
        coalesce(c.name, d.customer_id) as name,
        d.before::decimal(38, 8) as before,
        d.after::decimal(38, 8) as after,
        d.change::decimal(38, 8) as change,
        d.count_all::bigint as count_all,
        d.sum_all::decimal(38, 8) as sum_all
    from changes as d
    left join core.customers as c using (customer_id)
    where d.rank <= 50
    order by d.place, d.rank
)

select * from final
