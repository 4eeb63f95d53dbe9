-- MRR of whole months | MRR de meses enteros
-- definition:    MRR at the end of each whole month from the first with MRR on.
-- definition_es: MRR al final de cada mes completo desde el primero con MRR.
-- source:        selected_bridges
-- decided:       docs/decisions/0060-the-forecast-of-mrr-shows-its-own-error.md
select b.month, b.closing::double as mrr
from selected_bridges as b
join mart.months as m using (month)
where m.is_complete
order by b.month
