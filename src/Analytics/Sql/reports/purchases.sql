-- Purchases of customers without a contract | Compras de clientes sin contrato
-- definition:    Of customers who never had MRR, as the models of purchases take them: repeat purchases (frequency), weeks from the first
--                purchase to the last (recency) and to the as-of day (T), and the mean of the repeat purchases in the reporting currency
--                (monetary_value; 0 without one). A purchase is a day with counted invoices above 0 before tax.
-- definition_es: De los clientes que nunca tuvieron MRR, como lo piden los modelos de compras: compras repetidas (frequency), semanas
--                desde la primera compra hasta la última (recency) y hasta el día de los datos (T), y la media de las compras repetidas
--                en la moneda de informe (monetary_value; 0 si no hay ninguna). Una compra es un día con facturas que cuentan y suman más
--                de 0 antes de impuestos.
-- grain:         customer
-- source:        core.invoices, core.rates
with

days as (
    select i.customer_key, i.issued_on as day, sum(valued(i.total - coalesce(i.tax, 0), r.rate)) as amount
    from core.invoices as i
    semi join selected_customers using (customer_key)
    join core.rates as r on r.currency = i.currency and r.month = date_trunc('month', i.issued_on)::date
    where i.counts and i.total - coalesce(i.tax, 0) > 0
        and i.customer_key not in (select customer_key from mart.customer_lives)
    group by all
),

firsts as (
    select customer_key, min(day) as first_day
    from days
    group by customer_key
)

select
    c.customer_id,
    (count(*) - 1)::bigint as frequency,
    round((max(d.day) - any_value(f.first_day)) / 7.0, 6)::decimal(18, 8) as recency,
    round((getvariable('as_of') - any_value(f.first_day)) / 7.0, 6)::decimal(18, 8) as "T",
    coalesce(round((sum(d.amount) filter (d.day > f.first_day) / nullif(count(*) - 1, 0))::decimal(28, 12), 4), 0)::decimal(28, 4) as monetary_value
from days as d
join firsts as f using (customer_key)
join core.customers as c using (customer_key)
group by c.customer_id
order by c.customer_id
