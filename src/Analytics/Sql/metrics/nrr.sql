-- Net revenue retention
-- label:         NRR | NRR (retención neta de ingresos)
-- unit:          percent
-- better:        higher
-- definition:    MRR at the end of the period of the customers who paid twelve months before, divided by their MRR then. Who
--                joined since never counts; both sides at the exchange rates of twelve months before. Whole periods only.
-- definition_es: MRR al final del periodo de los clientes que pagaban doce meses antes, dividido por su MRR de entonces. Quien
--                entró después no cuenta; ambos a los tipos de cambio de doce meses antes. Solo periodos completos.
-- source:        mart.service_states
-- decided:       docs/decisions/0035-who-stays-is-counted-customer-by-customer.md
select month, (end_mrr / nullif(start_mrr, 0))::decimal(28, 8) as value, nullif(customers, 0) as n
from selected_windows
