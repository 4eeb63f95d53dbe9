-- Customers of a payer band | Clientes de una banda de pagadores
-- parameters:    month, value (a band; blank: all)
-- definition:    MRR at the end of the period of the customers who pay so late (see payers).
-- definition_es: MRR al final del periodo de los clientes que pagan con ese retraso (véase payers).
-- over:          payer_customers
-- source:        mart.receivables, monthly_balances
select customer_key, mrr as amount, null::date as day, null::varchar as movement, null::varchar as subtype
from payer_customers
where $value is null or band = $value
