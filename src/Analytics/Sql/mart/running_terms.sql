-- What runs, before pauses and stops
-- definition: For each service the MRR its terms make from day to day: 0 in a trial, less the discount while it counts
--             (readings S2, S11 to S17). Days after the as-of day are left out.
-- grain:      service_key, valid_from
with

split as (
    select
        t.*,
        list_sort(list_distinct(list_filter(
            [t.valid_from, t.trial_ends_on, t.discount_until],
            lambda d: d >= t.valid_from and d < t.valid_to
        ))) as days
    from core.subscription_terms as t
    where t.valid_from <= getvariable('as_of') and t.valid_from < t.valid_to
),

pieces as (
    select
        * exclude (days, valid_from, valid_to),
        unnest(days) as valid_from,
        unnest(list_concat(days[2:], [valid_to])) as valid_to
    from split
),

priced as (
    select
        *,
        valid_from < trial_ends_on as in_trial,
        valid_from < discount_until as discounted
    from pieces
    where valid_from <= getvariable('as_of')
),

final as (
    select
        subscription_key as service_key,
        customer_key,
        valid_from,
        valid_to,
        case when in_trial then 0 when discounted then discounted_mrr else full_mrr end::decimal(18, 8) as mrr,
        if(in_trial, 'trial', 'running') as state,
        plan_id,
        quantity,
        unit_amount,
        (interval_count || ' ' || interval) as billed_every,
        if(discounted, discount_percent, 0)::decimal(18, 8) as discount_percent,
        if(discounted, discount_amount, 0)::decimal(18, 8) as discount_amount,
        load_id,
        line
    from priced
    union all
    select
        s.service_key, i.customer_key, i.valid_from, i.valid_to, i.mrr, 'running',
        i.plan_id, i.quantity, if(i.quantity = 0, null, i.mrr)::decimal(18, 8), 'invoice', 0, 0, i.load_id, i.line
    from core.invoiced_intervals as i
    join core.services as s
        on s.service_key < 0 and s.customer_key = i.customer_key and s.currency = i.currency
    where i.valid_from <= getvariable('as_of')
)

select * from final
