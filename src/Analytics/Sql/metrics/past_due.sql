-- Past due
-- label:         Past due | Vencido
-- unit:          money
-- better:        lower
-- definition:    Of the receivables at the end of the period, those that were due before its last day. n counts invoices.
-- definition_es: De lo que está por cobrar al final del periodo, lo que vencía antes de su último día. n cuenta facturas.
-- source:        mart.receivables
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select month, overdue as value, overdue_invoices as n
from selected_receivables
