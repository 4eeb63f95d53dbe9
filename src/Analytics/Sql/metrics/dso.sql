-- Days sales outstanding
-- label:         DSO | DSO (días de cobro)
-- unit:          days
-- better:        lower
-- definition:    By counting back: how many of the latest days' billing the open invoices at the end of the period make up. Whole
--                months from the latest back while the open amount lasts, then a part of the month before. Not defined before the
--                first invoice; n counts open invoices.
-- definition_es: Contando hacia atrás: cuántos de los últimos días de facturación suman las facturas abiertas al final del periodo.
--                Meses enteros desde el último mientras alcance lo abierto, y luego parte del mes anterior. No se define antes de la
--                primera factura; n cuenta facturas abiertas.
-- source:        mart.receivables
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select month, round(dso, 8)::decimal(18, 8) as value, invoices as n
from selected_receivables
