-- The bridge of everybody by value
-- parameters: by
select *, 0::decimal(38, 12) as transferred
from mart.bridges
where dimension = $by
union all by name
select *
from mart.plan_bridges
where dimension = $by
