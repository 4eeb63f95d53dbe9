-- The payments of a customer that a month's reconciliation reads | Los pagos de un cliente que lee la conciliación de un mes
-- parameters:    month, customer
-- definition:    Money of the month, and money for the month's invoices that came at another time; failed attempts left out. counted is
--                what is cash of the month, in the reporting currency.
-- definition_es: Dinero del mes, y dinero de las facturas del mes que llegó en otro momento; sin intentos fallidos. counted es lo que son
--                cobros del mes, en la moneda de informe.
-- over:          month_payments
-- source:        staging.payments, raw.loads
select
    p.day,
    p.status,
    coalesce(i.number, p.invoice_id) as label,
    p.currency,
    p.amount::decimal(38, 8) as amount,
    if(p.in_month, p.value, 0)::decimal(38, 8) as counted,
    l.file,
    p.line::bigint as line
from month_payments as p
left join core.invoices as i using (invoice_id)
left join raw.loads as l on l.load_id = p.load_id
order by p.day desc, p.line
