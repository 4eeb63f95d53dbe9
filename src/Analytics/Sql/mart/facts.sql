-- Facts for the bridges
-- definition: One row a month, kind and set of customer attributes: amounts of movements, changes of paid MRR in each
--             currency (kind = paid), and counts of customers (entered: came to pay less stopped paying; churned: reading
--             S38; new). Small enough to be summed for any filter on customer attributes.
-- grain:      month, kind, currency of the service, customer attributes
with

events as (
    select
        customer_key,
        month,
        arg_min(held_before, day) as held_at_start,
        arg_max(paid_after, day) as paid_at_end,
        bool_or(movement = 'churn') as churns,
        sum(if(paid_after > 0, 1, 0) - if(paid_before > 0, 1, 0)) as entered
    from mart.customer_moves
    where netting = 'event'
    group by customer_key, month
),

rows_of_facts as (
    select customer_key, month, movement as kind, null as service_currency, amount, 0::decimal(18, 8) as own, if(movement = 'new', 1, 0) as n
    from mart.movements
    union all
    select customer_key, month, 'paid', currency, 0, mrr_after - mrr_before, 0
    from mart.service_moves
    where netting = 'event' and mrr_after <> mrr_before
    union all
    select customer_key, month, 'entered', null, 0, 0, entered
    from events
    where entered <> 0
    union all
    select customer_key, month, 'churned', null, 0, 0, 1
    from events
    where churns and held_at_start > 0 and paid_at_end = 0
),

final as (
    select
        f.month,
        f.kind,
        f.service_currency,
        c.segment,
        c.country,
        c.csm,
        c.acquisition_channel,
        c.industry,
        c.currency,
        sum(f.amount) as amount,
        sum(f.own) as own,
        sum(f.n)::bigint as n
    from rows_of_facts as f
    join core.customers as c using (customer_key)
    group by all
)

select * from final
