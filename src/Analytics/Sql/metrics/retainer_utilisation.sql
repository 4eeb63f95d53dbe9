-- Retainer utilisation
-- label:         Retainer utilisation | Uso de las bolsas de horas
-- unit:          percent
-- better:        neither
-- definition:    Hours used of retainers whose period ended in the period in view, divided by the hours that were to be had: included
--                and rolled over. Over 100 % is overage. n counts retainer periods.
-- definition_es: Horas usadas de las bolsas cuyo periodo terminó en el periodo a la vista, divididas por las que había: incluidas y
--                arrastradas. Más del 100 % es exceso. n cuenta periodos de bolsas.
-- source:        mart.retainers
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select m.month, (sum(r.used) / nullif(greatest(0, sum(r.available)), 0))::decimal(28, 8) as value, nullif(count(r.month), 0) as n
from selected_months as m
left join (from mart.retainers semi join selected_customers using (customer_key) where not is_open) as r on r.month >= m.first_month and r.month <= m.end_month
group by m.month
