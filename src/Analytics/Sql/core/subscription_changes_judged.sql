-- Changes of subscriptions, judged
-- definition: Later terms of known subscriptions. A new plan whose terms are unknown, or that is in another currency, holds
--             the change in quarantine (reading S10, principle 7).
-- grain:      one row of a file
with

changes as (
    select
        c.load_id,
        c.line,
        c.changed_at,
        c.plan_id,
        p.plan_key,
        c.quantity,
        c.unit_amount,
        c.discount_percent,
        c.discount_amount,
        c.discount_ends_at::date as discount_ends_on,
        c.status,
        s.subscription_key,
        s.starts_on,
        s.ends_on,
        s.plan_key as first_plan_key,
        s.currency,
        p.interval as plan_interval,
        p.interval_count as plan_interval_count,
        p.unit_amount as plan_unit_amount,
        p.currency as plan_currency
    from staging.subscription_changes as c
    join core.subscriptions as s using (subscription_id)
    left join core.plans as p on p.plan_id = c.plan_id
    where c.reason is null
),

-- A plan without a price is fine while it is the plan the subscription is on already.
without_price as (
    select load_id, line, subscription_key, changed_at, plan_key, first_plan_key
    from changes
    where plan_key is not null and coalesce(unit_amount, plan_unit_amount) is null
),

without_any_price as (
    select w.load_id, w.line
    from without_price as w
    left join changes as b
        on b.subscription_key = w.subscription_key
        and (b.changed_at, b.load_id, b.line) < (w.changed_at, w.load_id, w.line)
        and b.plan_key is not null
    group by w.load_id, w.line
    having any_value(w.plan_key) <> coalesce(arg_max(b.plan_key, (b.changed_at, b.load_id, b.line)), any_value(w.first_plan_key), 0)
),

final as (
    select
        c.* exclude (currency, plan_currency),
        case
            when c.plan_key is null then null
            when c.plan_key is distinct from c.first_plan_key and c.plan_interval is null then 'unknown_plan'
            when c.plan_key is distinct from c.first_plan_key and c.plan_currency <> c.currency then 'plan_in_another_currency'
            when w.line is not null then 'unknown_amount'
        end as reason
    from changes as c
    left join without_any_price as w using (load_id, line)
)

select * from final
