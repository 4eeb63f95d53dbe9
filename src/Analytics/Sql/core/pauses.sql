-- Pauses
-- definition: From the first day of a pause to the day of its resume, the end of the subscription, or never. Where it is
--             still on after the policy's days it lapses on lapses_on (reading S24).
-- grain:      subscription, paused_on
with

changes as (
    select subscription_key, greatest(changed_at::date, starts_on) as day, ends_on, status, changed_at, load_id, line
    from core.subscription_changes_judged
    where reason is null and changed_at::date < ends_on and status is not null
),

status_of_day as (
    select subscription_key, day, ends_on, status
    from changes
    where day <= getvariable('as_of') and day < ends_on
    qualify row_number() over (partition by subscription_key, day order by changed_at desc, load_id desc, line desc) = 1
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
        least(lead(t.day, 1, never()) over (partition by t.subscription_key order by t.day), t.ends_on) as resumed_on
    from turns as t
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
