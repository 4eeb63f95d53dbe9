-- The sums behind the net and gross retention of a period | Las sumas detrás de la retención neta y bruta de un periodo
-- parameters:    month, movement (base, retained, kept)
-- definition:    MRR twelve months before the end of the period (base), what is left of it with what was added (retained), and without
--                (kept).
-- definition_es: MRR doce meses antes del final del periodo (base), lo que queda de él con lo añadido (retained) y sin ello (kept).
-- source:        selected_windows
select
    coalesce(case $movement
        when 'base' then start_mrr
        when 'retained' then end_mrr
        when 'kept' then kept_mrr
    end, 0)::decimal(38, 8) as value
from selected_windows
where month = $month
