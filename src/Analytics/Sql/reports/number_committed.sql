-- Customers behind committed MRR | Clientes detrás del MRR comprometido
-- definition:    Each customer's committed MRR on the as-of day (reading S43).
-- definition_es: El MRR comprometido de cada cliente el día de los datos (lectura S43).
-- source:        mart.committed, selected_customers
select
    customer_key,
    sum(committed_mrr) as amount,
    null::date as day,
    null::varchar as movement,
    null::varchar as subtype
from mart.committed
semi join selected_customers using (customer_key)
group by customer_key
having sum(committed_mrr) <> 0
order by customer_key
