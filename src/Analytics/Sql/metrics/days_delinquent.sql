-- Average days delinquent
-- label:         Days delinquent | Días de mora
-- unit:          days
-- better:        lower
-- definition:    DSO less the best possible DSO: the days that paying late adds to it.
-- definition_es: El DSO menos el mejor DSO posible: los días que añade pagar tarde.
-- source:        mart.receivables
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select month, (round(dso, 8) - round(best_dso, 8))::decimal(18, 8) as value, overdue_invoices as n
from selected_receivables
