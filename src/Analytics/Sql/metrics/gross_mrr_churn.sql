-- Gross MRR churn rate
-- label:         Gross MRR churn | Cancelación bruta de MRR
-- unit:          percent
-- better:        lower
-- definition:    Churn and contraction of the period divided by the opening MRR.
-- definition_es: Cancelación y contracción del periodo divididas por el MRR inicial.
-- source:        mart.bridges
select month, -(churn + contraction) / nullif(opening, 0) as value, opening_customers as n
from selected_bridges
