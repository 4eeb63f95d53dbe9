-- Facts of customers by what is known of them when they sign
-- parameters: month
-- definition: Changes of what is paid, who came to pay and who churned (reading S38) in the months that a lifetime reads, by segment,
--             country, industry and channel (as they are today), and by the plan of the first subscription and how often it bills.
-- source:     mart.service_moves, mart.customer_moves, mart.movements
with

signed as (
    select customer_key, arg_min(plan_key, day) as plan_key
    from mart.movements
    where movement = 'new'
    group by customer_key
),

traits as materialized (
    select
        c.customer_key, c.segment, c.country, c.industry, c.acquisition_channel,
        p.name as plan,
        case when p.interval_count = 1 then p.interval::varchar else p.interval_count || ' x ' || p.interval end as billing
    from core.customers as c
    semi join selected_customers using (customer_key)
    join signed as s using (customer_key)
    left join core.plans as p using (plan_key)
),

churned as (
    select customer_key, month
    from mart.customer_moves
    semi join (select customer_key, month from mart.customer_moves where not by_month and movement = 'churn') using (customer_key, month)
    where not by_month
    group by customer_key, month
    having arg_min(was_held, day) and not arg_max(is_paid, day)
),

facts as (
    select customer_key, month, 'paid' as kind, currency as service_currency, mrr_after - mrr_before as own, 0 as n
    from mart.service_moves
    where not by_month and mrr_after <> mrr_before
    union all
    select customer_key, month, 'entered', null, 0, is_paid::integer - was_paid::integer
    from mart.customer_moves
    where not by_month and is_paid <> was_paid
    union all
    select customer_key, month, 'churned', null, 0, 1
    from churned
    union all
    select customer_key, month, 'new', null, 0, 1
    from mart.movements
    where movement = 'new'
)

select
    ['segment', 'country', 'industry', 'acquisition_channel', 'plan', 'billing'][
        list_position([31, 47, 55, 59, 61, 62], grouping(t.segment, t.country, t.industry, t.acquisition_channel, t.plan, t.billing))
    ] as dimension,
    coalesce(t.segment, t.country, t.industry, t.acquisition_channel, t.plan, t.billing) as value,
    f.month,
    f.kind,
    f.service_currency,
    0 as amount,
    sum(f.own) as own,
    sum(f.n)::bigint as n
from facts as f
join traits as t using (customer_key)
where f.month <= end_month($month)
group by grouping sets (
    (f.month, f.kind, f.service_currency, t.segment),
    (f.month, f.kind, f.service_currency, t.country),
    (f.month, f.kind, f.service_currency, t.industry),
    (f.month, f.kind, f.service_currency, t.acquisition_channel),
    (f.month, f.kind, f.service_currency, t.plan),
    (f.month, f.kind, f.service_currency, t.billing)
)
