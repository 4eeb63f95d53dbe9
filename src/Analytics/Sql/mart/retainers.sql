-- Retainers
-- definition: Hours sold and used in periods that have begun. rolled are hours brought over from the period that ended as this one
--             began, as retainer_rollover says: unused ones for one period (what was brought over is used first), always or never;
--             where no rate for overage is agreed, hours used too many are taken from the next period, and rolled is negative.
--             overage are hours beyond available = included + rolled. Money in the reporting currency at the rate of the month of
--             the last day. An open period has not ended on the as-of day.
-- grain:      customer, period
-- materialized: view
-- decided:    docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

periods as (
    select
        c.customer_key,
        p.period_start, p.period_end, p.hours_included, p.hours_used, p.fee, p.overage_rate,
        coalesce(c.currency, currency_code(getvariable('policy_reporting_currency'))) as currency,
        p.period_start > lag(p.period_end) over (partition by c.customer_key order by p.period_start) + 1 as begins_anew
    from staging.retainer_periods as p
    join core.customers as c using (customer_id)
    where p.reason is null and p.period_start <= getvariable('as_of')
),

chained as (
    select *, count(*) filter (begins_anew) over (partition by customer_key order by period_start) as chain
    from periods
),

-- One step brings the hours of a period over to the next: they depend on all periods before it.
histories as (
    select
        customer_key,
        list({
            period_start: period_start, period_end: period_end, included: hours_included, used: hours_used, fee: fee, rate: overage_rate,
            currency: currency, rolled: []::decimal(18, 8)[]
        } order by period_start) as periods
    from chained
    group by customer_key, chain
),

rolled as (
    select
        customer_key,
        periods,
        list_reduce(
            periods,
            lambda before, p: struct_update(p, rolled := list_append(before.rolled, rolled_over(before.rolled[-1] + p.included - p.used, p.included, p.rate))),
            struct_update(periods[1], rolled := [0::decimal(18, 8)])
        ).rolled as rolled
    from histories
),

unrolled as (
    select customer_key, unnest(periods) as p, unnest(rolled[:-2]) as rolled
    from rolled
),

final as (
    select
        u.customer_key,
        u.p.period_start as period_start,
        u.p.period_end as period_end,
        date_trunc('month', greatest(u.p.period_start, u.p.period_end - 1))::date as month,
        u.p.period_end > getvariable('as_of') + 1 as is_open,
        u.p.included as included,
        u.rolled,
        (u.p.included + u.rolled)::decimal(18, 8) as available,
        u.p.used as used,
        greatest(0, u.p.used - u.p.included - u.rolled)::decimal(18, 8) as overage,
        u.p.rate is not null as is_billed,
        u.p.currency as currency,
        u.p.fee as fee_due,
        u.p.rate as rate
    from unrolled as u
)

select
    f.* exclude (currency, fee_due, rate),
    valued(f.fee_due, r.rate) as fee,
    valued(try_cast(f.overage::decimal(20, 8) * f.rate as decimal(18, 8)), r.rate) as overage_value
from final as f
left join core.rates as r on r.currency = f.currency and r.month = f.month
