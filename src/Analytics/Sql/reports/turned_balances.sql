-- MRR of customers before and after each turn of a policy
-- definition:    Under the set before the turn, and under the set with it; one of the two on each row.
-- definition_es: Con el conjunto anterior al cambio y con el que lo lleva; cada fila lleva uno de los dos.
-- parameters:    sets (how many)
-- reads:         policy_balances
select (place + 1)::bigint as part, customer_id, mrr as was, 0::decimal(38, 12) as now
from policy_balances
where place < $sets - 1
union all
select place, customer_id, 0, mrr
from policy_balances
where place > 0
