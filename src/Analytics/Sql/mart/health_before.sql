-- Health of customers about a month before the latest day scored
-- definition: The scores of the latest run that lies 28 days or more before the latest live one, of the same model where there is
--             one; a run of the day itself before one that was made later for that day.
-- grain:      customer
-- materialized: view
with

latest as (
    select day, model_id from ops.health_runs where kind = 'live' order by day desc, run_id desc limit 1
),

chosen as (
    select b.run_id, b.day, b.model_id is not distinct from l.model_id as same_model
    from ops.health_runs as b
    join latest as l on b.day <= l.day - 28 and b.day >= l.day - 62 and b.kind in ('live', 'replay')
    order by same_model desc, b.day desc, b.kind, b.run_id desc
    limit 1
)

select c.customer_key, s.run_id, h.day, h.same_model, s.probability, s.health, s.band, p.points, p.vals
from chosen as h
join ops.health_scores as s using (run_id)
join core.customers as c using (customer_id)
left join ops.health_points as p on p.run_id = s.run_id and p.customer_id = s.customer_id
