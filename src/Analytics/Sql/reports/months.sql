-- The months of every report | Los meses de cada informe
-- definition:    From the month of the first MRR above 0 to the month of the as-of day, without gaps (reading S34); from that of the
--                first answer to a survey where there is no MRR at all (has_mrr). A month is complete when the as-of day is its last day
--                or later. Longer periods stand under their last month.
-- definition_es: Del mes del primer MRR mayor que 0 al mes del día de los datos, sin huecos (lectura S34); desde el de la primera
--                respuesta a una encuesta si no hay ningún MRR (has_mrr). Un mes está completo cuando el día de los datos es su último
--                día o posterior. Los periodos más largos figuran en su último mes.
-- source:        selected_months
select
    month, last_day, is_complete, first_month, end_month,
    exists(select 1 from mart.service_moves where not by_month and mrr_after > 0) as has_mrr
from selected_months
order by month
