-- Lives of customers
-- definition: From the first day with MRR above 0 (the cohort is its month) to the day on which held MRR fell to 0 for good:
--             left_on is null for who pays or is on a pause on the as-of day. start_mrr is the MRR at the end of the first day
--             at the opening rate of the cohort's month (reading S41); start_plan_key is the plan that most of it was for.
-- grain:      customer
with

first_days as (
    select customer_key, min(day) as first_day
    from mart.service_moves
    where not by_month and mrr_after > 0
    group by customer_key
),

starts as (
    select
        f.customer_key,
        any_value(f.first_day) as first_day,
        sum(valued_by_parts(m.mrr_after, r.rate, r.whole, r.rest)) as start_mrr,
        arg_max({plan_key: m.plan_after}, m.mrr_after).plan_key as start_plan_key
    from first_days as f
    join mart.service_moves as m on m.customer_key = f.customer_key and m.day = f.first_day and not m.by_month and m.mrr_after > 0
    join core.rates as r on r.currency = m.currency and r.month = (date_trunc('month', f.first_day) - interval 1 month)::date
    group by f.customer_key
),

ends as (
    select customer_key, max(day) as left_on
    from mart.customer_moves
    where not by_month
    group by customer_key
    having not arg_max(is_held, day)
),

final as (
    select
        s.customer_key,
        date_trunc('month', s.first_day)::date as cohort,
        s.first_day,
        e.left_on,
        s.start_plan_key,
        s.start_mrr
    from starts as s
    left join ends as e using (customer_key)
)

select * from final
