-- Why MRR, invoices and cash of a month differ, by customer | Por qué difieren el MRR, las facturas y el dinero de un mes, por cliente
-- parameters:    month (first day; blank = the last whole month), customer (id; blank = everybody)
-- definition:    MRR + as_mrr = recurring lines that cover the last day, a month; + recurring = recurring lines invoiced in the month; +
--                invoiced = everything invoiced, with tax; + cash = payments less refunds. Each cause is the amount it adds.
-- definition_es: MRR + as_mrr = líneas recurrentes que cubren el último día, al mes; + recurring = líneas recurrentes facturadas en el
--                mes; + invoiced = todo lo facturado, con impuestos; + cash = pagos menos devoluciones. Cada causa es el importe que
--                suma.
-- grain:         customer, part, cause
-- over:          billed_lines, billed_invoices, compared_units, causes_of_mrr, causes_of_billing, month_payments, causes_of_cash
-- decided:       docs/decisions/0019-mrr-invoices-and-cash-differ-by-named-causes.md
select customer_key, part, cause, amount
from (from causes_of_mrr union all from causes_of_billing union all from causes_of_cash)
where abs(amount) >= 0.000001
