-- Committed MRR
-- label:         Committed MRR | MRR comprometido
-- unit:          money
-- better:        higher
-- definition:    MRR as it will be once everything already signed has happened: later starts and changes counted, cancellations
--                already requested left out. Only for the as-of day.
-- definition_es: El MRR cuando haya ocurrido todo lo ya firmado: cuenta altas y cambios futuros, y deja fuera las cancelaciones
--                ya solicitadas. Solo para el día de los datos.
-- source:        mart.committed
select
    (select max(month) from selected_months) as month,
    coalesce(sum(committed_mrr), 0) as value,
    count(distinct customer_key) filter (committed_mrr > 0) as n
from mart.committed
where customer_key in (select customer_key from selected_customers)
