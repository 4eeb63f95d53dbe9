-- Sales and marketing cost of all channels
-- grain:      acquisition_channel, month
select month, acquisition_channel, own, paid, labour
from mart.channel_costs
