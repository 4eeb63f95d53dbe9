-- Quick ratio
-- label:         Quick ratio | Ratio rápido (quick ratio)
-- unit:          ratio
-- better:        higher
-- definition:    New, expansion and reactivation MRR divided by contraction and churn. Not defined in a period without losses.
-- definition_es: MRR de altas, expansión y reactivación dividido por contracción y cancelación. No se define en un periodo sin
--                pérdidas.
-- source:        mart.bridges
select month, (new + expansion + reactivation) / nullif(-(contraction + churn), 0) as value, customers as n
from selected_bridges
