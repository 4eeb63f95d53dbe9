-- Events of subscriptions
-- definition: The start and every change with the terms in force after it: a blank means unchanged, a new plan brings its
--             interval and price, any discount column replaces the old discount (readings S7, S10, S17).
-- grain:      subscription, seq
with

last_changes as (
    select subscription_key, max(greatest(changed_at::date, starts_on)) as day
    from core.subscription_changes_judged
    where reason is null and changed_at::date < ends_on
    group by subscription_key
),

given as (
    select
        subscription_key, starts_on as day, 0 as seq, plan_id, quantity, unit_amount, interval, interval_count,
        discount_percent, discount_amount, discount_ends_on, true as grants, null as status, load_id, line,
        null::varchar as plan_interval, null::integer as plan_interval_count, null::decimal(18, 8) as plan_unit_amount
    from core.subscriptions
    union all
    select
        c.subscription_key,
        greatest(c.changed_at::date, c.starts_on),
        row_number() over (partition by c.subscription_key order by c.changed_at, c.load_id, c.line),
        c.plan_id, c.quantity, c.unit_amount, null, null,
        c.discount_percent, c.discount_amount, c.discount_ends_at::date,
        c.discount_percent is not null or c.discount_amount is not null or c.discount_ends_at is not null,
        c.status, c.load_id, c.line, c.plan_interval, c.plan_interval_count, c.plan_unit_amount
    from core.subscription_changes_judged as c
    where c.reason is null and c.changed_at::date < c.ends_on
    union all
    -- A source that exports today's terms: the row holds the terms after the last change.
    select
        s.subscription_key, l.day, 1000000000, s.plan_id, s.quantity, s.unit_amount, s.interval, s.interval_count,
        s.discount_percent, s.discount_amount, s.discount_ends_on, true, null, s.load_id, s.line, null, null, null
    from core.subscriptions as s
    join last_changes as l using (subscription_key)
    where s.terms_are = 'today'
),

plans as (
    select *, last_value(plan_id ignore nulls) over so_far as plan_now
    from given
    window so_far as (partition by subscription_key order by seq rows unbounded preceding)
),

new_plans as (
    select *, seq > 0 and plan_now is distinct from lag(plan_now) over (partition by subscription_key order by seq) as plan_is_new
    from plans
),

terms as (
    select
        *,
        last_value(quantity ignore nulls) over so_far as quantity_now,
        last_value(coalesce(unit_amount, if(plan_is_new, plan_unit_amount, null)) ignore nulls) over so_far as unit_amount_now,
        last_value(coalesce(interval, if(plan_is_new, plan_interval, null)) ignore nulls) over so_far as interval_now,
        last_value(coalesce(
            interval_count,
            if(plan_is_new and plan_interval is not null, coalesce(plan_interval_count, 1), null)
        ) ignore nulls) over so_far as interval_count_now
    from new_plans
    window so_far as (partition by subscription_key order by seq rows unbounded preceding)
),

discounts as (
    select
        *,
        last_value(if(grants, {
            'percent': coalesce(discount_percent, 0),
            'amount': coalesce(discount_amount, 0),
            'ends_on': discount_ends_on,
            'granted_on': day
        }, null) ignore nulls) over (partition by subscription_key order by seq rows unbounded preceding) as discount
    from terms
),

final as (
    select
        subscription_key,
        seq,
        day,
        plan_now as plan_id,
        quantity_now as quantity,
        unit_amount_now as unit_amount,
        interval_now as interval,
        interval_count_now as interval_count,
        discount,
        status,
        load_id,
        line
    from discounts
)

select * from final
