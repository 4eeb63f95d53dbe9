-- The sums behind the renewal rate of a period | Las sumas detrás de la tasa de renovación de un periodo
-- parameters:    month, movement (due, renewed)
-- definition:    MRR whose term ended (due), and what of it went on (renewed).
-- definition_es: MRR cuyo plazo terminó (due) y lo que de él siguió (renewed).
-- source:        selected_renewals
select coalesce(sum(if($movement = 'due', due, renewed)), 0)::decimal(38, 8) as value
from selected_renewals
where month = $month
