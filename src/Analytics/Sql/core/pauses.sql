-- Pauses
-- definition: From the first day of a pause to the day of its resume, the end of the subscription, or never. Where it is
--             still on after the policy's days it lapses on lapses_on (reading S24).
-- grain:      subscription, paused_on
with

status_of_day as (
    select e.subscription_key, e.day, e.status
    from core.subscription_events as e
    join core.subscriptions as s using (subscription_key)
    where e.status is not null and e.day <= getvariable('as_of') and e.day < s.ends_on
    qualify row_number() over (partition by e.subscription_key, e.day order by e.seq desc) = 1
),

turns as (
    select *
    from status_of_day
    qualify status <> lag(status, 1, 'active') over (partition by subscription_key order by day)
),

stretches as (
    select
        t.subscription_key,
        t.status,
        t.day as paused_on,
        least(lead(t.day, 1, never()) over (partition by t.subscription_key order by t.day), s.ends_on) as resumed_on
    from turns as t
    join core.subscriptions as s using (subscription_key)
),

final as (
    select
        subscription_key,
        paused_on,
        resumed_on,
        if(getvariable('policy_pause_churn_days') = 'never', never(), paused_on + try_cast(getvariable('policy_pause_churn_days') as integer)) as lapses_on
    from stretches
    where status = 'paused'
)

select * from final
