-- Events of subscriptions
-- definition: The start and every change with the terms in force after it: a blank means unchanged, a new plan brings its
--             interval and price, any discount column replaces the old discount (readings S7, S10, S17). next_day is the day
--             of the event that follows. as_at_start: plan, interval and discount are still those of core.subscriptions.
-- grain:      subscription, event
-- materialized: view
with

changes as (
    select
        subscription_key, greatest(changed_at::date, starts_on) as day, changed_at, load_id, line, plan_key, quantity, unit_amount,
        discount_percent, discount_amount, discount_ends_on,
        discount_percent is not null or discount_amount is not null or discount_ends_on is not null as grants,
        first_plan_key, plan_interval, plan_interval_count, plan_unit_amount
    from core.subscription_changes_judged
    where reason is null and changed_at::date < ends_on
),

-- Only a plan that was not in force before brings its terms.
named as (
    select
        * exclude (first_plan_key, plan_interval, plan_interval_count, plan_unit_amount),
        plan_key is distinct from lag(plan_key, 1, first_plan_key) over (
            partition by subscription_key order by changed_at, load_id, line
        ) as plan_is_new,
        if(plan_is_new, plan_interval, null) as interval,
        if(plan_is_new and plan_interval is not null, coalesce(plan_interval_count, 1), null) as interval_count,
        if(plan_is_new, plan_unit_amount, null) as plan_unit_amount
    from changes
    where plan_key is not null
),

-- Most changes are of seats or of the price alone: the rest of the terms is looked back for only where it can have changed.
replanned as (
    select subscription_key from changes where plan_key is not null or grants
    union
    select subscription_key from core.subscriptions where terms_are = 'today'
),

last_changes as (
    select subscription_key, max(day) as day
    from changes
    group by subscription_key
),

resold as (
    select subscription_key, starts_on as day, null::timestamp as changed_at, load_id, line, quantity, unit_amount
    from core.subscriptions
    semi join changes using (subscription_key)
    anti join replanned using (subscription_key)
    union all
    select subscription_key, day, changed_at, load_id, line, quantity, unit_amount
    from changes
    anti join replanned using (subscription_key)
),

given as (
    select
        subscription_key, starts_on as day, null::timestamp as changed_at, load_id, line, plan_key, quantity, unit_amount,
        interval, interval_count, true as grants, discount_percent, discount_amount, discount_ends_on
    from core.subscriptions
    semi join changes using (subscription_key)
    union all by name
    select
        subscription_key, day, changed_at, load_id, line, plan_key, quantity, coalesce(unit_amount, plan_unit_amount) as unit_amount,
        interval, interval_count, grants, discount_percent, discount_amount, discount_ends_on
    from named
    union all by name
    select
        subscription_key, day, changed_at, load_id, line, quantity, unit_amount, grants, discount_percent, discount_amount,
        discount_ends_on
    from changes
    where plan_key is null
    union all by name
    -- A source that exports today's terms: the row holds the terms after the last change.
    select
        s.subscription_key, l.day, timestamp 'infinity' as changed_at, s.load_id, s.line, s.plan_key, s.quantity, s.unit_amount,
        s.interval, s.interval_count, true as grants, s.discount_percent, s.discount_amount, s.discount_ends_on
    from core.subscriptions as s
    join last_changes as l using (subscription_key)
    where s.terms_are = 'today'
),

replanned_events as (
    select
        subscription_key,
        day,
        lead(day) over events as next_day,
        false as as_at_start,
        last_value(plan_key ignore nulls) over so_far as plan_key,
        last_value(quantity ignore nulls) over so_far as quantity,
        last_value(unit_amount ignore nulls) over so_far as unit_amount,
        last_value(interval ignore nulls) over so_far as interval,
        last_value(interval_count ignore nulls) over so_far as interval_count,
        last_value(if(grants, coalesce(discount_percent, 0), null) ignore nulls) over so_far as discount_percent,
        last_value(if(grants, coalesce(discount_amount, 0), null) ignore nulls) over so_far as discount_amount,
        last_value(if(grants, coalesce(discount_ends_on, never()), null) ignore nulls) over so_far as discount_ends_on,
        last_value(if(grants, day, null) ignore nulls) over so_far as granted_on,
        load_id,
        line
    from given
    semi join replanned using (subscription_key)
    window
        events as (partition by subscription_key order by changed_at nulls first, load_id, line),
        so_far as (events rows unbounded preceding)
),

resold_events as (
    select
        subscription_key,
        day,
        lead(day) over events as next_day,
        true as as_at_start,
        last_value(quantity ignore nulls) over so_far as quantity,
        last_value(unit_amount ignore nulls) over so_far as unit_amount,
        load_id,
        line
    from resold
    window
        events as (partition by subscription_key order by changed_at nulls first, load_id, line),
        so_far as (events rows unbounded preceding)
),

final as (
    from replanned_events
    union all by name
    from resold_events
    union all by name
    -- What never changes needs no looking back.
    select subscription_key, starts_on as day, null as next_day, true as as_at_start, quantity, unit_amount, load_id, line
    from core.subscriptions
    anti join changes using (subscription_key)
)

select * from final
