-- Services
-- definition: What can carry MRR: every subscription, and the invoiced service of a customer without one.
-- grain:      service_key (a subscription's own key; negative for an invoiced service)
with

final as (
    select
        subscription_key as service_key,
        subscription_id,
        customer_key,
        currency,
        starts_on,
        ends_on,
        case
            when cancel_reason is null then 'unknown'
            when cancel_reason in ('involuntary', 'payment_failed', 'non_payment', 'past_due', 'card_expired') then 'involuntary'
            else 'voluntary'
        end as leaves_as
    from core.subscriptions
    union all
    select
        -(row_number() over (order by customer_key, currency))::integer,
        null,
        customer_key,
        currency,
        min(valid_from),
        max(valid_to),
        'unknown'
    from core.invoiced_intervals
    group by customer_key, currency
)

select * from final
