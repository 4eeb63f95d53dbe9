-- Invoices of a month | Facturas de un mes
-- parameters:    month (first day; blank = the last whole month), customer (id; blank = everybody)
-- definition:    Invoices issued in the month, drafts and voided ones left out, with their total in the reporting currency at the rate of
--                the month.
-- definition_es: Facturas emitidas en el mes, sin borradores ni anuladas, con su total en la moneda de informe al tipo de cambio del mes.
-- grain:         invoice
-- source:        core.invoices, core.rates
select
    i.invoice_id,
    i.customer_key,
    i.status,
    i.due_on,
    i.paid_on is not null as marked_paid,
    valued(i.total, r.rate) as total
from core.invoices as i
join mart.months as m
    on date_trunc('month', i.issued_on) = m.month
    and m.month = coalesce($month, (select max(month) from mart.months where is_complete))
join core.rates as r on r.currency = i.currency and r.month = m.month
where i.counts and ($customer is null or i.customer_id = $customer)
