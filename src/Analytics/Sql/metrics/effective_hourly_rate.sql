-- Effective hourly rate
-- label:         Effective hourly rate | Precio efectivo por hora
-- unit:          money
-- better:        higher
-- definition:    Fees of retainers whose period ended in the period in view, divided by the hours used of them; retainers without a
--                fee are left out. Not defined where no hour was used. n counts retainer periods.
-- definition_es: Cuotas de las bolsas cuyo periodo terminó en el periodo a la vista, divididas por sus horas usadas; las bolsas sin cuota
--                no cuentan. No se define si no se usó ninguna hora. n cuenta periodos de bolsas.
-- source:        mart.retainers
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select m.month, (sum(r.fee) / nullif(sum(r.used), 0))::decimal(28, 8) as value, nullif(count(r.month), 0) as n
from selected_months as m
left join (from mart.retainers semi join selected_customers using (customer_key) where not is_open and fee is not null) as r on r.month >= m.first_month and r.month <= m.end_month
group by m.month
