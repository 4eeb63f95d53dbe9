-- Trigger: a renewal comes up
-- parameters: renewal_days
-- definition: Paying subscriptions with a term of more than a month that ends within the days given; the first to end for a customer.
--             The day is the one from which that many days were left; value is how many are left.
-- defaults:   renewal_days=60
-- source:     core.subscriptions, mart.service_states
-- decided:    docs/decisions/0055-a-playbook-opens-one-task-for-a-customer-and-cause.md
with

ending as (
    select subscription_key, customer_key, term_ends_at::date as ends_on, load_id, line
    from core.subscriptions
    where term_ends_at > starts_on and coalesce(term_ends_at > term_starts_at + interval 1 month, true)
        and term_ends_at::date >= getvariable('as_of') and term_ends_at::date <= getvariable('as_of') + $renewal_days::integer
),

final as (
    select
        e.customer_key,
        'renewal' as cause,
        e.ends_on - $renewal_days::integer as happened_on,
        (e.ends_on - getvariable('as_of'))::double as value,
        e.load_id::integer as load_id,
        e.line::bigint as line
    from ending as e
    join mart.service_states as s
        on s.service_key = e.subscription_key and s.valid_from <= getvariable('as_of') and s.valid_to > getvariable('as_of') and s.mrr > 0
    qualify row_number() over (partition by e.customer_key order by e.ends_on, e.subscription_key) = 1
)

select * from final
