-- Retainer overage
-- label:         Retainer overage | Exceso de las bolsas de horas
-- unit:          money
-- better:        neither
-- definition:    What hours beyond a retainer are worth on the invoice: hours over those included and rolled over, at the agreed rate, of
--                retainers whose period ended in the period in view. Hours without an agreed rate are worth nothing here: they are
--                taken from the next period. n counts retainer periods with overage.
-- definition_es: Lo que valen en la factura las horas de más: las que pasan de las incluidas y arrastradas, al precio acordado, de las
--                bolsas cuyo periodo terminó en el periodo a la vista. Las horas sin precio acordado no valen nada aquí: se quitan del
--                periodo siguiente. n cuenta periodos de bolsas con exceso.
-- source:        mart.retainers
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select m.month, coalesce(sum(r.overage_value), 0) as value, count(r.month) filter (r.overage > 0) as n
from selected_months as m
left join (from mart.retainers semi join selected_customers using (customer_key) where not is_open) as r on r.month >= m.first_month and r.month <= m.end_month
group by m.month
