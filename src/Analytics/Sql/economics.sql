-- What a customer costs and is worth (metrics.md, section 5).
-- Policies without a default: null until somebody sets them, and with them every number that needs them (reading S44).
create or replace macro gross_margin() as try_cast(getvariable('policy_gross_margin') as decimal(18, 8));

create or replace macro hourly_cost() as try_cast(getvariable('policy_hourly_cost') as decimal(18, 8));

create or replace macro cac_lag(asked) as coalesce(asked, getvariable('policy_cac_lag_months'))::integer;

-- Whether the cost of a month counts for the customers won from one month to another, some months later.
create or replace macro is_spent_for(cost_month, from_month, to_month, lag) as
    cost_month >= (from_month::date - to_months(lag))::date and cost_month <= (to_month::date - to_months(lag))::date;

-- Months a customer is expected to stay where a share of them leaves each month, counted to a last one at most: the sum of
-- (1 - churn) ^ k. Without churn, or with less than can be told from none, all of them (reading S45).
create or replace macro capped_life(churn, months) as
    if(churn < 0.000000001, months::double, (1 - pow(1 - churn::double, months)) / churn::double);

-- The 95 % interval of a share of n: Wilson's score interval, which stays within 0 and 1 and has a width where nobody left.
create or replace macro wilson_low(share, n) as
    greatest(0, (share + 1.9208 / n - 1.96 * sqrt(share * (1 - share) / n + 0.9604 / n / n)) / (1 + 3.8416 / n));

create or replace macro wilson_high(share, n) as
    least(1, (share + 1.9208 / n + 1.96 * sqrt(share * (1 - share) / n + 0.9604 / n / n)) / (1 + 3.8416 / n));

-- What customers pay at the end of each period, and how many of them leave in a month: those who churned (reading S38) over those
-- who paid when the month began, pooled over the last six whole months; null with fewer (reading S45).
-- bridges: the name of a table of bridges by value and month; periods: that of the periods.
create or replace macro lifetimes_of(bridges, periods) as table
with

windows as (
    select month, end_month, least(end_month, (select max(k.month) from mart.months as k where k.is_complete)) as last_whole
    from query_table(periods)
),

pooled as (
    select
        b.value,
        w.month,
        coalesce(sum(b.closing) filter (b.month = w.end_month), 0) as mrr,
        coalesce(sum(b.customers) filter (b.month = w.end_month), 0)::bigint as customers,
        sum(b.churned_customers) filter (b.month <= w.last_whole)::bigint as churned,
        sum(b.opening_customers) filter (b.month <= w.last_whole)::bigint as exposed,
        count(*) filter (b.month <= w.last_whole and (b.opening_customers > 0 or b.new_customers > 0)) as months
    from query_table(bridges) as b
    join windows as w on b.month > (w.last_whole - interval 6 month)::date and b.month <= w.end_month
    group by b.value, w.month
)

select
    *,
    mrr::double / nullif(customers, 0)::double as arpa,
    if(months >= 6, churned::double / nullif(exposed, 0)::double, null) as churn
from pooled;
