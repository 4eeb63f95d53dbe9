-- Subscriptions that make MRR on a day
-- definition: With the terms in force on the day, as the changes made by then leave them, and the MRR of 90 days before. What was
--             late is carried through nowhere: on the day nobody knew that the customer would come back (reading S20). An invoice
--             that was voided later stopped the MRR until then. Where a source exports today's terms (reading S7), amounts and
--             quantities of earlier days are not known.
-- grain:      day, is_now, service_key
with

moments as (
    select day, day as at, true as is_now from asked_days
    union all
    select day, day - 90, false from asked_days
),

-- Runs of terms with one interval: renewals are counted from the first day of the run, and from the end of the trial.
terms as (
    select
        subscription_key, valid_from, quantity, interval, interval_count, full_mrr, discount_until, trial_ends_on,
        lag((interval, interval_count)) over service is distinct from (interval, interval_count) as is_new_interval
    from core.subscription_terms
    window service as (partition by subscription_key order by valid_from)
),

anchored as (
    select
        * exclude (is_new_interval),
        greatest(trial_ends_on, max(if(is_new_interval, valid_from, null)) over (partition by subscription_key order by valid_from)) as anchor
    from terms
),

stopped_until_voided as (
    select customer_key, subscription_id, due_on + try_cast(getvariable('policy_past_due_churn_days') as integer) as stops_on, voided_at::date as voided_on
    from core.invoices
    where total > 0 and voided_on > stops_on and status is distinct from 'draft'
),

running as (
    select m.day, m.is_now, s.*
    from mart.states as s
    join moments as m on s.valid_from <= m.at and m.at < s.valid_to
    where s.mrr > 0 and s.service_key > 0
),

final as (
    select
        r.day,
        r.is_now,
        r.customer_key,
        r.service_key,
        r.currency,
        if(s.terms_are = 'today', null, r.mrr::double) as mrr,
        if(s.terms_are = 'today', null, t.full_mrr::double) as full_mrr,
        if(s.terms_are = 'today', null, t.quantity::double) as seats,
        if(s.terms_are = 'today', null, p.tier) as tier,
        months_under(t.interval, t.interval_count) / nullif(months_over(t.interval), 0) as months,
        next_interval(t.anchor, r.day, t.interval, t.interval_count) as renews_on,
        if(r.discounted and s.terms_are <> 'today' and t.discount_until < never(), t.discount_until, null) as discount_ends_on,
        s.starts_on,
        coalesce(s.cancel_requested_on <= r.day, false) as is_leaving
    from running as r
    join core.subscriptions as s on s.subscription_key = r.service_key
    join anchored as t on t.subscription_key = r.service_key and t.valid_from = r.terms_from
    left join core.plans as p on p.plan_key = r.plan_key
    where not exists (
        select 1 from stopped_until_voided as v
        where v.customer_key = r.customer_key and coalesce(v.subscription_id, s.subscription_id) = s.subscription_id
            and v.stops_on <= r.day and r.day < v.voided_on
    )
)

select * from final
