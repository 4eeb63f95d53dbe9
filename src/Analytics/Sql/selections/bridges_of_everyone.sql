-- The bridge of everybody
select * exclude (dimension, value), 0::decimal(38, 12) as transferred
from mart.bridges
where dimension = 'all'
