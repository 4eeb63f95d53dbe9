-- The currency most subscriptions are billed in, or most invoices where there are none: the reporting currency of a
-- workspace that has not chosen one (metrics.md, section 11). Grain: at most one row.
with

billed as (
    select coalesce(s.currency, p.currency, c.currency) as currency, 1 as rank
    from staging.subscriptions as s
    left join staging.plans as p on p.plan_id = s.plan_id and p.reason is null
    left join staging.customers as c on c.customer_id = s.customer_id and c.reason is null
    where s.reason is null
    union all
    select currency, 2 as rank
    from staging.invoices
    where reason is null
),

final as (
    select currency
    from billed
    where currency is not null
    group by currency, rank
    order by rank, count(*) desc, currency
    limit 1
)

select * from final
