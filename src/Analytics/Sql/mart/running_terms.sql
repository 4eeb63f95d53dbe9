-- What runs, before pauses and stops
-- definition: For each service the MRR its terms make from day to day: 0 in a trial, less the discount while it counts
--             (readings S2, S11 to S17). Days after the as-of day are left out. The terms are in mart.terms.
-- grain:      service_key, valid_from
-- materialized: view
with

terms as not materialized (
    select
        *,
        if(trial_ends_on > valid_from and trial_ends_on < valid_to, trial_ends_on, null) as trial_cut,
        if(discount_until > valid_from and discount_until < valid_to, discount_until, null) as discount_cut
    from core.subscription_terms
    where valid_from <= getvariable('as_of') and valid_from < valid_to
),

pieces as (
    select valid_from as starts, coalesce(least(trial_cut, discount_cut), valid_to) as ends, *
    from terms
    union all
    select least(trial_cut, discount_cut), if(trial_cut <> discount_cut, greatest(trial_cut, discount_cut), valid_to), *
    from terms
    where trial_cut is not null or discount_cut is not null
    union all
    select greatest(trial_cut, discount_cut), valid_to, *
    from terms
    where trial_cut <> discount_cut
),

final as (
    select
        subscription_key as service_key,
        customer_key,
        currency,
        starts as valid_from,
        ends as valid_to,
        case
            when starts < trial_ends_on then 0
            when starts < discount_until then discounted_mrr
            else full_mrr
        end::decimal(18, 8) as mrr,
        if(starts < trial_ends_on, state_word('trial'), state_word('running')) as state,
        starts < discount_until as discounted,
        plan_key,
        valid_from as terms_from,
        load_id,
        line
    from pieces
    where starts <= getvariable('as_of')
    union all
    select s.service_key, i.customer_key, i.currency, i.valid_from, i.valid_to, i.mrr, state_word('running'), false, i.plan_key, i.valid_from, i.load_id, i.line
    from core.invoiced_intervals as i
    join core.services as s
        on s.service_key < 0 and s.customer_key = i.customer_key and s.currency = i.currency
    where i.valid_from <= getvariable('as_of')
)

select * from final
