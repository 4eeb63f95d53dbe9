-- The latest payers | Los últimos en pagar
-- parameters:    month, value (a band; blank: late and chronic), size
-- definition:    Customers of a payer band with their days past due, the largest MRR first; of is how many there are.
-- definition_es: Clientes de un grupo de pago con sus días de retraso, primero el de mayor MRR; of es cuántos hay.
-- defaults:      size=100
-- over:          payer_customers
-- source:        mart.receivables, monthly_balances
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

shown as (
    select *, count(*) over () as of
    from payer_customers
    where if($value is null, band in ('late', 'chronic'), band = $value)
    order by mrr desc, customer_key
    limit $size::bigint
)

select
    c.customer_id,
    coalesce(c.name, c.customer_id) as name,
    s.band,
    s.invoices,
    s.days,
    s.mrr::decimal(38, 8) as mrr,
    s.of::bigint as of
from shown as s
join core.customers as c using (customer_key)
order by s.mrr desc, s.customer_key
