-- No cost: it is known by channel, and the customers selected are not those of whole channels
-- grain:      acquisition_channel, month
select month, acquisition_channel, own, paid, labour
from mart.channel_costs
where false
