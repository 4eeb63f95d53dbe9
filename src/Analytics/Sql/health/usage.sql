-- What a customer uses, as known on a day
-- definition: The metric that counts people where the company has one, else the one with most rows in the 120 days. Where use is read
--             every few days, a customer without a row on such a day did not use it: means go over the days on which it was read for
--             anybody. Null where nothing was ever read of the customer.
-- grain:      customer, day
with

readings as (
    select customer_id, date, metric, value::double as value, included::double as included
    from staging.usage_daily
    where reason is null and date <= (select max(day) from asked_days)
),

sums as (
    select
        r.customer_id, l.day, r.metric,
        sum(value) filter (age < 30) as recent,
        sum(value) filter (age >= 30) as earlier,
        count(*) filter (age < 30 and value > 0) as days_used,
        arg_max({'value': value, 'included': included}, date) filter (age < 30) as latest
    from readings as r
    join last_days as l using (date)
    where l.age < 120
    group by r.customer_id, l.day, r.metric
),

read_on as (
    select r.metric, l.day, count(*) filter (age < 30) as recent, count(*) filter (age >= 30) as earlier
    from (select distinct metric, date from readings) as r
    join last_days as l using (date)
    where l.age < 120
    group by r.metric, l.day
),

read_rows as (
    select day, metric, count(*) as n from sums group by day, metric
),

lead_metrics as (
    select r.*
    from read_on as r
    join read_rows as n using (day, metric)
    qualify row_number() over (partition by r.day order by counts_people(r.metric) desc, n.n desc, r.metric) = 1
),

-- Since when, and until when, a customer is known to use anything.
seen as (
    select r.customer_id, n.day, min(r.date) as first_on, max(r.date) filter (r.value > 0) as last_on
    from readings as r
    join next_days as n using (date)
    group by r.customer_id, n.day
),

seen_by as (
    select
        customer_id, day,
        lead(day, 1, never()) over (partition by customer_id order by day) as until,
        min(first_on) over so_far as first_on,
        max(last_on) over so_far as last_on
    from seen
    window so_far as (partition by customer_id order by day rows unbounded preceding)
),

breadth as (
    select
        s.customer_id, s.day,
        count(*) filter (s.recent > 0) as metrics,
        max(s.days_used) as active_days,
        max(s.latest.value / nullif(s.latest.included, 0)) filter (not counts_people(s.metric)) as limit_share
    from sums as s
    group by s.customer_id, s.day
),

measured as (
    select p.customer_key, p.customer_id, p.day, p.seats, p.tenure, s.first_on, s.last_on
    from paying_customers as p
    join seen_by as s on s.customer_id = p.customer_id and s.day <= p.day and p.day < s.until
),

final as (
    select
        m.customer_key,
        m.day,
        if(l.recent > 0, coalesce(s.latest.value, 0) / nullif(coalesce(s.latest.included, m.seats), 0), null) as active_share,
        if(
            m.first_on <= m.day - 90,
            coalesce(s.recent, 0) / nullif(l.recent, 0) / nullif(coalesce(s.earlier, 0) / nullif(l.earlier, 0), 0) - 1,
            null
        ) as usage_change,
        if(l.recent > 0, coalesce(b.active_days, 0), null) as active_days,
        if(l.recent > 0, coalesce(b.metrics, 0), null) as metrics_used,
        m.day - m.last_on as days_idle,
        b.limit_share
    from measured as m
    left join lead_metrics as l on l.day = m.day
    left join sums as s on s.customer_id = m.customer_id and s.day = m.day and s.metric = l.metric
    left join breadth as b on b.customer_id = m.customer_id and b.day = m.day
)

select * from final
