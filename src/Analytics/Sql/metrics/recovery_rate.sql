-- Recovery rate
-- label:         Recovery rate | Tasa de recuperación
-- unit:          percent
-- better:        higher
-- definition:    Of the amount whose first attempt failed in the period, what later attempts brought within the policy recovery_days of
--                it. It can grow until that many days after the period's end. Not defined where nothing failed; n counts invoices.
-- definition_es: De lo que falló en el primer intento en el periodo, lo que trajeron intentos posteriores en los días de la política
--                recovery_days. Puede crecer hasta pasados esos días del final del periodo. No se define si nada falló; n cuenta
--                facturas.
-- source:        mart.recoveries
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select m.month, (sum(r.recovered) / nullif(sum(r.failed), 0))::decimal(28, 8) as value, nullif(count(r.month), 0) as n
from selected_months as m
left join (from mart.recoveries semi join selected_customers using (customer_key)) as r on r.month >= m.first_month and r.month <= m.end_month
group by m.month
