-- Subscriptions, judged
-- definition: Subscriptions of known customers with blanks taken from the plan and the customer (reading S9); reason names
--             the rule that holds a row in quarantine. The end follows readings S15 and S16.
--             subscription_key follows the order of the ids.
-- grain:      subscription
with

numbered as (
    select load_id, line, customer_id, (row_number() over (order by subscription_id))::integer as subscription_key
    from staging.subscriptions
    where reason is null
),

-- By line, and narrow: the rest of the row is carried through one join.
keys as materialized (
    select n.load_id, n.line, n.subscription_key, c.customer_key, c.currency as customer_currency
    from numbered as n
    join core.customers as c using (customer_id)
),

filled as (
    select
        s.load_id,
        s.line,
        s.terms_are,
        k.subscription_key,
        s.subscription_id,
        s.customer_id,
        k.customer_key,
        s.plan_id,
        p.plan_key,
        s.status,
        coalesce(s.quantity, 1) as quantity,
        coalesce(s.unit_amount, p.unit_amount) as unit_amount,
        coalesce(s.discount_percent, 0) as discount_percent,
        coalesce(s.discount_amount, 0) as discount_amount,
        s.discount_ends_at::date as discount_ends_on,
        coalesce(s.currency, p.currency, k.customer_currency) as currency,
        coalesce(s.interval, p.interval) as interval,
        coalesce(if(s.interval is null, p.interval_count, s.interval_count), 1) as interval_count,
        s.started_at::date as starts_on,
        case
            when s.trial_ends_at is not null then s.trial_ends_at::date
            when s.status = 'trialing' then never()
        end as trial_ends_on,
        s.cancel_requested_at::date as cancel_requested_on,
        s.ended_at::date as ended_on,
        s.cancel_reason,
        s.term_starts_at,
        s.term_ends_at,
        s.auto_renew,
        s.notice_days,
        s.payment_method
    from staging.subscriptions as s
    join keys as k using (load_id, line)
    left join core.plans as p using (plan_id)
    where s.reason is null
),

ended as (
    select
        *,
        case
            when ended_on is not null then ended_on
            when cancel_requested_on is not null and term_ends_at is not null then greatest(term_ends_at, cancel_requested_on)
            when status = 'canceled' then coalesce(cancel_requested_on, term_ends_at)
        end as service_ends_on
    from filled
),

paused_once as (
    select subscription_id
    from staging.subscription_changes
    where reason is null and status = 'paused'
),

judged as (
    select
        e.* exclude (service_ends_on),
        case
            when getvariable('policy_churn_recognition') = 'request' and cancel_requested_on is not null
                then least(cancel_requested_on, coalesce(service_ends_on, never()))
            else coalesce(service_ends_on, never())
        end as ends_on,
        case
            when unit_amount is null then 'unknown_amount'
            when interval is null then 'unknown_interval'
            when currency is null then 'unknown_currency'
            when r.way is null then 'missing_rate'
            when status = 'paused' and subscription_id not in (select subscription_id from paused_once) then 'paused_without_date'
        end as reason
    from ended as e
    left join core.currencies as r using (currency)
),

final as (
    select
        *,
        case reason
            when 'unknown_amount' then 'unit_amount'
            when 'unknown_interval' then 'interval'
            when 'unknown_currency' then 'currency'
            when 'missing_rate' then 'currency'
            when 'paused_without_date' then 'status'
        end as reason_column
    from judged
)

select * from final
