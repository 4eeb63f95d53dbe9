-- New customers of a month by the channel they came by
-- grain:      none: rows are to be summed
select month, acquisition_channel, n as customers, amount as new_mrr
from mart.facts
where kind = 'new'
