-- Customers behind committed MRR
-- definition: Each customer's committed MRR on the as-of day (reading S43).
-- source:     mart.customer_today
select
    customer_key,
    committed_mrr as amount,
    null::date as day,
    null::varchar as movement,
    null::varchar as subtype
from mart.customer_today
where committed_mrr <> 0
