-- Renewal rate
-- label:         Renewal rate | Tasa de renovación
-- unit:          percent
-- better:        higher
-- definition:    Of the MRR whose term ended in the period, what went on the day after, at most as much as before. Terms longer than
--                a month; those before the present one are read as equally long. Not defined where none ended; n counts terms.
-- definition_es: Del MRR cuyo plazo terminó en el periodo, lo que siguió al día siguiente, como mucho lo de antes. Plazos de más de un
--                mes; los anteriores al actual se toman igual de largos. No se define si no terminó ninguno; n cuenta plazos.
-- source:        mart.renewals
-- decided:       docs/decisions/0035-who-stays-is-counted-customer-by-customer.md
select m.month, (sum(r.renewed) / nullif(sum(r.due), 0))::decimal(28, 8) as value, nullif(count(r.month), 0) as n
from selected_months as m
left join selected_renewals as r using (month)
group by m.month
