-- Steps of cohorts
-- definition: What changes in a customer's MRR from its first day on, and from which age it shows (reading S41): age in whole
--             months of the customer, calendar_age in calendar months after the cohort's. Summed up to an age, customers is 1
--             while it pays, mrr what it pays, kept the smaller of that and of start_mrr, all at the opening rate of the
--             cohort's month.
-- grain:      customer, day
with

-- A customer with one service pays what that service costs; only the others are added up.
moves as (
    select
        m.customer_key,
        m.day,
        valued_by_parts(m.mrr_before, r.rate, r.whole, r.rest) as was,
        valued_by_parts(m.mrr_after, r.rate, r.whole, r.rest) as is_now
    from mart.service_moves as m
    join mart.customer_lives as l using (customer_key)
    join core.rates as r on r.currency = m.currency and r.month = (l.cohort - interval 1 month)::date
    where not m.by_month and m.mrr_after <> m.mrr_before
),

days as (
    select customer_key, day, sum(is_now - was) as change
    from moves
    semi join core.shared_customers using (customer_key)
    group by customer_key, day
),

totals as (
    select customer_key, day, was, is_now
    from moves
    anti join core.shared_customers using (customer_key)
    union all
    select customer_key, day, sum(change) over so_far - change, sum(change) over so_far
    from days
    window so_far as (partition by customer_key order by day rows unbounded preceding)
),

final as (
    select
        t.customer_key,
        l.cohort,
        t.day,
        months_of_age(l.first_day, t.day)::smallint as age,
        if(t.day = l.first_day, 0, greatest(datediff('month', l.cohort, t.day), 1))::smallint as calendar_age,
        ((t.is_now > 0)::tinyint - (t.was > 0)::tinyint)::tinyint as customers,
        (t.is_now - t.was)::decimal(38, 12) as mrr,
        (least(t.is_now, l.start_mrr) - least(t.was, l.start_mrr))::decimal(38, 12) as kept
    from totals as t
    join mart.customer_lives as l using (customer_key)
    where t.is_now <> t.was
)

select * from final
