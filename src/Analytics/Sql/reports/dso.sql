-- Days sales outstanding | Días de venta pendientes de cobro
-- definition:    At the end of each period: what is owed, of which overdue; dso by counting back through the billing of the latest
--                months, best_dso the same of what is not overdue, delinquent their difference, in days.
-- definition_es: Al final de cada periodo: lo que se debe y, de ello, lo vencido; dso contando hacia atrás por lo facturado en los
--                últimos meses, best_dso lo mismo con lo no vencido, delinquent su diferencia, en días.
-- source:        mart.receivables
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select
    m.month,
    r.owed::decimal(38, 8) as owed,
    r.overdue::decimal(38, 8) as overdue,
    r.invoices::bigint as invoices,
    r.overdue_invoices::bigint as overdue_invoices,
    round(r.dso, 8)::decimal(18, 8) as dso,
    round(r.best_dso, 8)::decimal(18, 8) as best_dso,
    (round(r.dso, 8) - round(r.best_dso, 8))::decimal(18, 8) as delinquent
from selected_months as m
left join selected_receivables as r using (month)
order by m.month
