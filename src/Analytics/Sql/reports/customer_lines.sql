-- One customer's invoice lines | Líneas de factura de un cliente
-- parameters:    customer
-- definition:    Every line of every invoice as it came in, in the currency of its invoice, the latest invoice first.
-- definition_es: Todas las líneas de todas las facturas como llegaron, en la moneda de su factura, primero la última factura.
-- source:        core.invoices, core.invoice_lines
select
    i.customer_id,
    coalesce(i.number, i.invoice_id) as invoice,
    i.issued_on,
    l.invoice_line_id,
    l.kind,
    l.description,
    l.plan_id,
    l.period_start,
    l.period_end,
    l.quantity::decimal(38, 8) as quantity,
    i.currency::varchar as currency,
    l.amount::decimal(38, 8) as amount,
    l.tax::decimal(38, 8) as tax
from core.invoices as i
join core.invoice_lines as l using (invoice_id)
where i.customer_id = $customer
order by i.issued_on desc, i.invoice_id desc, l.invoice_line_id
