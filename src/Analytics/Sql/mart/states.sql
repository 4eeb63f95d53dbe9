-- States of services, before late renewals are bridged
-- definition: MRR paid and MRR on pause of each service from valid_from to the day before valid_to.
-- grain:      service_key, valid_from
with

final as (
    select
        service_key, customer_key, valid_from, valid_to, mrr, 0::decimal(18, 8) as paused_mrr, state,
        {
            'plan_id': plan_id, 'quantity': quantity, 'unit_amount': unit_amount, 'billed_every': billed_every,
            'discount_percent': discount_percent, 'discount_amount': discount_amount
        } as terms,
        load_id, line
    from mart.running_terms
    where service_key not in (select service_key from mart.disturbed)
    union all
    select service_key, customer_key, valid_from, valid_to, mrr, paused_mrr, state, terms, load_id, line
    from mart.disturbed
)

select * from final
