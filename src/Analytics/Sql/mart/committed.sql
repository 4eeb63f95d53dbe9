-- Committed MRR by subscription
-- definition: The MRR after all known later starts and changes; 0 where a cancellation was requested by the as-of day, an end
--             lies ahead or behind, in a trial, in past-due churn, or on a pause without a known resume. A later end of a
--             discount or of a trial is not counted (reading S43). Valued at the as-of rate.
-- grain:      subscription
with

paused_for_good as (
    select subscription_key
    from core.subscription_changes_judged
    where reason is null and changed_at::date < ends_on and status is not null
    group by subscription_key
    having arg_max(status, (changed_at, load_id, line)) = 'paused'
),

stopped as (
    select distinct service_key
    from mart.stops
    where stops_on <= getvariable('as_of') and healed_on > getvariable('as_of')
),

final as (
    select
        t.subscription_key,
        t.customer_key,
        valued_by_parts(
            if(t.discount_until > greatest(getvariable('as_of'), t.discount_granted_on), t.discounted_mrr, t.full_mrr), r.rate, r.whole, r.rest
        ) as committed_mrr
    from core.subscription_terms as t
    join core.subscriptions as s using (subscription_key)
    join core.rates as r on r.currency = s.currency and r.month = date_trunc('month', getvariable('as_of'))
    where t.is_last
        and s.ends_on = never()
        and (s.cancel_requested_on is null or s.cancel_requested_on > getvariable('as_of'))
        and t.trial_ends_on <= greatest(getvariable('as_of'), s.starts_on)
        and t.subscription_key not in (select subscription_key from paused_for_good)
        and t.subscription_key not in (select service_key from stopped)
    union all
    -- A customer billed by invoices alone has committed what runs.
    select null, i.customer_key, valued(i.mrr, r.rate)
    from mart.service_states as i
    join core.rates as r on r.currency = i.currency and r.month = date_trunc('month', getvariable('as_of'))
    where i.service_key < 0 and i.valid_from <= getvariable('as_of') and i.valid_to > getvariable('as_of')
)

select * from final
