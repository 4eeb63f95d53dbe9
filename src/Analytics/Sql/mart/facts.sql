-- Facts for the bridges
-- definition: One row a month, kind and set of customer attributes: amounts of movements, changes of paid MRR in each
--             currency (kind = paid), and counts of customers (entered: came to pay less stopped paying; churned: reading
--             S38; new). Small enough to be summed for any filter on customer attributes.
-- grain:      month, kind, currency of the service, customer attributes
with

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
    select m.month, m.movement::varchar as kind, null as service_currency, c.attributes, sum(m.amount) as amount, 0::decimal(18, 8) as own,
        count(*) filter (m.movement = movement_word('new')) as n
    from mart.movements as m
    join customers as c using (customer_key)
    group by m.month, m.movement, c.attributes
    union all
    select s.month, 'paid', s.currency, c.attributes, 0, sum(s.mrr_after - s.mrr_before), 0
    from mart.service_moves as s
    join customers as c using (customer_key)
    where not s.by_month and s.mrr_after <> s.mrr_before
    group by s.month, s.currency, c.attributes
    union all
    select m.month, 'entered', null, c.attributes, 0, 0, sum(m.is_paid::integer - m.was_paid::integer)::bigint
    from mart.customer_moves as m
    join customers as c using (customer_key)
    where not m.by_month and m.is_paid <> m.was_paid
    group by m.month, c.attributes
    union all
    select m.month, 'churned', null, c.attributes, 0, 0, count(*)
    from mart.churned_customers as m
    join customers as c using (customer_key)
    group by m.month, c.attributes
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
