-- Health of customers on the latest day scored
-- definition: The scores of the latest live run, with the run and model they are of.
-- grain:      customer
-- materialized: view
select
    c.customer_key,
    s.*,
    p.points,
    p.vals,
    r.day,
    r.engine,
    r.base,
    r.features
from (select * from ops.health_runs where kind = 'live' order by day desc, run_id desc limit 1) as r
join ops.health_scores as s using (run_id)
join core.customers as c using (customer_id)
left join ops.health_points as p on p.run_id = s.run_id and p.customer_id = s.customer_id
