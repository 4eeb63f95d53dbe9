-- Nobody by attributes: who leaves a plan for another has not churned
-- grain:      none: rows are to be summed
select month, kind, service_currency, segment, country, industry, acquisition_channel, own, n
from mart.facts
where false
