-- Gross revenue retention
-- label:         GRR | GRR (retención bruta de ingresos)
-- unit:          percent
-- better:        higher
-- definition:    The same as NRR, but of each customer at most what it paid twelve months before: what was kept of the MRR,
--                without what was added. Never above 100 %, never above NRR.
-- definition_es: Como la NRR, pero de cada cliente cuenta como mucho lo que pagaba doce meses antes: lo que se conservó del
--                MRR, sin lo añadido. Nunca más del 100 % ni más que la NRR.
-- source:        mart.service_states
-- decided:       docs/decisions/0035-who-stays-is-counted-customer-by-customer.md
select month, (kept_mrr / nullif(start_mrr, 0))::decimal(28, 8) as value, nullif(customers, 0) as n
from selected_windows
