-- Customers whose MRR at the end of a closed month is another today
-- definition: MRR at the end of the month as it was frozen, beside what it is now. The 50 largest of each month; count_all and
--             sum_all are of all of them and add up to the change of the closing MRR.
-- source:     ops.closed_balances, mart.customer_months
with

now as (
    select b.month, c.customer_id, b.mrr
    from mart.customer_months as b
    join ops.closed_months as m using (month)
    join core.customers as c using (customer_key)
),

pairs as (
    select month, customer_id, sum(was) as was, sum(now) as now
    from (
        select month, customer_id, mrr as was, 0 as now from ops.closed_balances
        union all
        select month, customer_id, 0, mrr from now
    )
    group by month, customer_id
),

changes as (
    select
        *,
        now - was as change,
        count(*) over of_month as count_all,
        sum(now - was) over of_month as sum_all,
        row_number() over (partition by month order by abs(now - was) desc, customer_id) as rank
    from pairs
    where now <> was
    window of_month as (partition by month)
),

final as (
    select
        d.month,
        d.customer_id,
        coalesce(c.name, d.customer_id) as name,
        d.was::decimal(38, 8) as was,
        d.now::decimal(38, 8) as now,
        d.change::decimal(38, 8) as change,
        d.count_all::bigint as count_all,
        d.sum_all::decimal(38, 8) as sum_all
    from changes as d
    left join core.customers as c using (customer_id)
    where d.rank <= 50
    order by d.month desc, d.rank
)

select * from final
