-- The invoice lines of a customer that a month's reconciliation reads | Las líneas de factura de un cliente que lee la conciliación de un mes
-- parameters:    month, customer
-- definition:    Lines of the invoices of the month, and recurring, proration and credit lines that cover its last day, in their own
--                currency, each with the file and the line it was read from.
-- definition_es: Líneas de las facturas del mes y líneas recurrentes, de prorrateo y de abono que cubren su último día, en su propia
--                moneda, cada una con el archivo y la línea de donde se leyó.
-- over:          billed_lines
-- source:        core.invoice_lines, raw.loads
select
    b.label,
    b.issued_on,
    b.status,
    b.counts,
    b.kind,
    b.description,
    b.currency,
    b.amount::decimal(38, 8) as amount,
    b.tax::decimal(38, 8) as tax,
    b.period_start,
    b.period_end,
    b.issued,
    b.covers and b.counts and b.kind = 'recurring' as spreads,
    b.monthly_value::decimal(38, 8) as monthly,
    l.file,
    b.line::bigint as line
from billed_lines as b
left join raw.loads as l using (load_id)
order by b.issued_on desc, b.label desc, b.line
