-- One customer's invoices | Facturas de un cliente
-- parameters:    customer
-- definition:    Every invoice as it came in, in its own currency, the latest first; counts is false for drafts and what was voided.
-- definition_es: Todas las facturas como llegaron, en su propia moneda, primero la última; counts es falso para los borradores y lo
--                anulado.
-- source:        core.invoices
select
    customer_id,
    invoice_id,
    coalesce(number, invoice_id) as invoice,
    issued_on,
    due_on,
    paid_on,
    coalesce(status, 'open') as status,
    counts,
    currency::varchar as currency,
    subtotal::decimal(38, 8) as subtotal,
    discount::decimal(38, 8) as discount,
    tax::decimal(38, 8) as tax,
    total::decimal(38, 8) as total,
    amount_paid::decimal(38, 8) as amount_paid
from core.invoices
where customer_id = $customer
order by issued_on desc, invoice_id desc
