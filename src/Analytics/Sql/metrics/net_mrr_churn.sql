-- Net MRR churn rate
-- label:         Net MRR churn | Cancelación neta de MRR
-- unit:          percent
-- better:        lower
-- definition:    Churn and contraction less expansion and reactivation of the period, divided by the opening MRR. Below 0 the
--                customers one has grow faster than they leave.
-- definition_es: Cancelación y contracción menos expansión y reactivación del periodo, divididas por el MRR inicial. Por debajo
--                de 0, los clientes actuales crecen más de lo que se van.
-- source:        mart.bridges
select month, -(churn + contraction + expansion + reactivation) / nullif(opening, 0) as value, opening_customers as n
from selected_bridges
