-- Best possible DSO
-- label:         Best possible DSO | Mejor DSO posible
-- unit:          days
-- better:        lower
-- definition:    DSO as it would be if nobody paid late: counted back from the open invoices that are not yet due. What is left of it
--                is the terms of payment.
-- definition_es: El DSO si nadie pagara tarde: contado hacia atrás desde las facturas abiertas que aún no vencen. Lo que queda son los
--                plazos de pago.
-- source:        mart.receivables
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select month, round(best_dso, 8)::decimal(18, 8) as value, invoices - overdue_invoices as n
from selected_receivables
