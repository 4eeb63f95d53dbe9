-- How near a customer is, as known on a day
-- definition: Days since a person talked to a person, whether the last 120 days saw a review, milestones of the start past their day
--             and not done by then, and the hours used of those bought in the last retainer period that was over.
-- grain:      customer, day
with

talks as (
    select customer_id, happened_at::date as date, kind
    from staging.interactions
    where reason is null and is_touch(kind)
),

last_talks as (
    select t.customer_id, n.day, max(t.date) as date, max(t.date) filter (t.kind = 'qbr') as review_on
    from talks as t
    join next_days as n using (date)
    group by t.customer_id, n.day
),

talks_by as (
    select
        customer_id, day,
        lead(day, 1, never()) over (partition by customer_id order by day) as until,
        max(date) over so_far as date,
        max(review_on) over so_far as review_on
    from last_talks
    window so_far as (partition by customer_id order by day rows unbounded preceding)
),

milestones as (
    select o.customer_id, d.day, count(*) filter (coalesce(o.completed_at::date > d.day, true)) as late
    from staging.onboarding as o
    join asked_days as d on o.due_at::date < d.day
    where o.reason is null
    group by o.customer_id, d.day
),

hours as (
    select r.customer_id, l.day, arg_max(r.hours_used::double / nullif(r.hours_included::double, 0), r.period_end) as used
    from staging.retainer_periods as r
    join last_days as l on l.date = r.period_end
    where r.reason is null and l.age < 120
    group by r.customer_id, l.day
),

final as (
    select
        p.customer_key,
        p.day,
        p.day - t.date as days_since_touch,
        if(p.day in (select day from last_talks), coalesce(t.review_on > p.day - 120, false)::integer, null) as reviewed,
        m.late as milestones_late,
        h.used as retainer_used
    from paying_customers as p
    left join talks_by as t on t.customer_id = p.customer_id and t.day <= p.day and p.day < t.until
    left join milestones as m on m.customer_id = p.customer_id and m.day = p.day
    left join hours as h on h.customer_id = p.customer_id and h.day = p.day
)

select * from final
