-- What the customers of today are still expected to leave, by an attribute | Lo que se espera que los clientes de hoy aún dejen, por un atributo
-- parameters:    by (segment, country, csm, acquisition_channel, industry, currency), expected (see residual_lives)
-- definition:    What residual_lives says of each customer, summed by value. months is the mean of its customers; the smallest values
--                beyond 60 are one row (kind = others).
-- definition_es: La suma por valor de lo que residual_lives dice de cada cliente. months es la media de sus clientes; a partir de 60, los
--                valores más pequeños son una fila (kind = others).
-- over:          residual_lives
-- source:        residual_lives
with

sums as (
    select
        attribute_of($by, c.segment, c.country, c.csm, c.acquisition_channel, c.industry, c.currency) as value,
        count(*) as customers, sum(r.mrr) as mrr, sum(r.months) as months, sum(r.worth) as worth
    from residual_lives as r
    join core.customers as c using (customer_key)
    group by value
),

ranked as (
    select *, row_number() over (order by mrr desc, value) <= 60 as is_listed
    from sums
),

rows as (
    select
        if(is_listed, 'value', 'others') as kind, if(is_listed, value, null) as value,
        sum(customers) as customers, sum(mrr) as mrr, sum(months) as months, sum(worth) as worth
    from ranked
    group by all
    union all
    select 'total', null, sum(customers), sum(mrr), sum(months), sum(worth)
    from sums
    having sum(customers) > 0
)

select
    kind,
    value,
    customers::bigint as customers,
    mrr::decimal(38, 8) as mrr,
    (months / nullif(customers, 0))::decimal(18, 8) as months,
    worth::decimal(38, 8) as worth
from rows
order by list_position(['value', 'others', 'total'], kind), mrr desc, value
