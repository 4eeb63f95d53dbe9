-- Facts for the bridges
-- definition: One row a month, kind and set of customer attributes: amounts of movements, changes of paid MRR in each
--             currency (kind = paid), and counts of customers (entered: came to pay less stopped paying; churned: reading
--             S38; new). Small enough to be summed for any filter on customer attributes.
-- grain:      month, kind, currency of the service, customer attributes
with

-- Reading S38: of the customers with a churn in the month, those who had held MRR at its start and do not pay at its end.
churned as (
    select customer_key, month
    from mart.customer_moves
    semi join (select customer_key, month from mart.customer_moves where not by_month and movement = 'churn') using (customer_key, month)
    where not by_month
    group by customer_key, month
    having arg_min(was_held, day) and not arg_max(is_paid, day)
),

rows_of_facts as (
    select customer_key, month, movement as kind, null as service_currency, amount, 0::decimal(18, 8) as own, if(movement = 'new', 1, 0) as n
    from mart.movements
    union all
    select customer_key, month, 'paid', currency, 0, mrr_after - mrr_before, 0
    from mart.service_moves
    where not by_month and mrr_after <> mrr_before
    union all
    select customer_key, month, 'entered', null, 0, 0, is_paid::integer - was_paid::integer
    from mart.customer_moves
    where not by_month and is_paid <> was_paid
    union all
    select customer_key, month, 'churned', null, 0, 0, 1
    from churned
),

-- The same attributes belong to many customers: rows are summed by a number for each set of them.
sets as materialized (
    select *, (row_number() over ())::integer as attributes
    from (select distinct segment, country, csm, acquisition_channel, industry, currency from core.customers)
),

customers as (
    select c.customer_key, s.attributes
    from core.customers as c
    join sets as s
        on s.segment is not distinct from c.segment
        and s.country is not distinct from c.country
        and s.csm is not distinct from c.csm
        and s.acquisition_channel is not distinct from c.acquisition_channel
        and s.industry is not distinct from c.industry
        and s.currency is not distinct from c.currency
),

summed as (
    select
        f.month,
        f.kind,
        f.service_currency,
        c.attributes,
        sum(f.amount) as amount,
        sum(f.own) as own,
        sum(f.n)::bigint as n
    from rows_of_facts as f
    join customers as c using (customer_key)
    group by all
),

final as (
    select
        f.month, f.kind, f.service_currency,
        s.segment, s.country, s.csm, s.acquisition_channel, s.industry, s.currency,
        f.amount, f.own, f.n
    from summed as f
    join sets as s using (attributes)
)

select * from final
