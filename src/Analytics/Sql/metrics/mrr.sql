-- Monthly recurring revenue
-- label:         MRR | MRR (ingresos recurrentes mensuales)
-- unit:          money
-- better:        higher
-- definition:    What customers pay a month on the last day of the period: unit amount times quantity less recurring
--                discounts, divided by the months of the billing interval. Trials, pauses, taxes and one-off charges are 0.
-- definition_es: Lo que pagan los clientes al mes el último día del periodo: precio por cantidad menos descuentos recurrentes,
--                dividido por los meses del periodo de facturación. Pruebas, pausas, impuestos y cargos únicos son 0.
-- source:        mart.bridges
-- decided:       docs/decisions/0013-the-ledger-is-made-of-intervals.md
select month, closing as value, customers as n
from selected_bridges
