-- Rates to the reporting currency by month
-- definition: The latest rate dated on or before the last day of the month (of the as-of day in an open month); before
--             the first known rate, that first one (reading S30). 16 decimals. whole + rest is the rate, for valued_by_parts.
-- grain:      currency, month
with

months as (
    select unnest(generate_series(
        (select date_trunc('month', least(min(first_day), getvariable('as_of'))) - interval 1 month from (
            select min(starts_on)::timestamp as first_day from core.subscriptions_judged
            union all
            select min(valid_from)::timestamp from core.invoiced_lines_judged
            union all
            select min(issued_on)::timestamp from core.invoice_days
            union all
            select min(month)::timestamp from staging.acquisition_costs where reason is null
        )),
        date_trunc('month', getvariable('as_of')),
        interval 1 month
    ))::date as month
),

known as (
    select c.currency, f.date, f.rate::decimal(28, 16) as rate
    from core.currencies as c
    join staging.fx_rates as f
        on f.reason is null and f.base = c.currency and f.quote = getvariable('policy_reporting_currency')
    where c.way = 'direct'
    union all
    select
        c.currency,
        f.date,
        (half_up(10000000000000000::hugeint * 1000000000000::hugeint, (f.rate * 1000000000000)::hugeint)::decimal(38, 0)
            * 0.0000000000000001::decimal(16, 16))::decimal(28, 16) as rate
    from core.currencies as c
    join staging.fx_rates as f
        on f.reason is null and f.quote = c.currency and f.base = getvariable('policy_reporting_currency')
    where c.way = 'inverse'
),

first_known as (
    select currency, arg_min(rate, date) as rate
    from known
    group by currency
),

wanted as (
    select c.currency, c.way, m.month, least(last_day(m.month), getvariable('as_of')) as day
    from core.currencies as c
    cross join months as m
),

rates as (
    select
        w.currency,
        w.month,
        case w.way when 'same' then 1::decimal(28, 16) else coalesce(k.rate, f.rate) end as rate
    from wanted as w
    asof left join known as k on k.currency = w.currency and k.date <= w.day
    left join first_known as f on f.currency = w.currency
),

final as (
    select
        *,
        (trunc(rate * 10000::decimal(5, 0)) * 0.0001::decimal(4, 4))::decimal(18, 4) as whole,
        (rate - whole)::double as rest
    from rates
)

select * from final
