-- Changes of subscriptions, judged
-- definition: Later terms of known subscriptions. A new plan whose terms are unknown, or that is in another currency, holds
--             the change in quarantine (reading S10, principle 7).
-- grain:      one row of a file
with

changes as (
    select
        c.* exclude (reason, reason_column, reason_value),
        s.subscription_key,
        s.starts_on,
        s.ends_on,
        s.plan_id as first_plan_id,
        s.currency,
        coalesce(
            lag(c.plan_id ignore nulls) over (partition by s.subscription_key order by c.changed_at, c.load_id, c.line),
            s.plan_id
        ) as plan_before
    from staging.subscription_changes as c
    join core.subscriptions as s using (subscription_id)
    where c.reason is null
),

final as (
    select
        c.* exclude (first_plan_id, currency, plan_before),
        p.interval as plan_interval,
        p.interval_count as plan_interval_count,
        p.unit_amount as plan_unit_amount,
        case
            when c.plan_id is null then null
            when c.plan_id is distinct from c.first_plan_id and p.interval is null then 'unknown_plan'
            when c.plan_id is distinct from c.first_plan_id and p.currency <> c.currency then 'plan_in_another_currency'
            when c.plan_id is distinct from c.plan_before and coalesce(c.unit_amount, p.unit_amount) is null then 'unknown_amount'
        end as reason
    from changes as c
    left join core.plans as p using (plan_id)
)

select * from final
