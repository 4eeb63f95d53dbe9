-- The month ends to learn from
-- parameters: horizon (days), most
-- definition: Ends of months whose horizon is over on the as-of day; of more than most of them, the latest.
-- grain:      day
select last_day(month) as day
from mart.months
where last_day(month) + $horizon::integer <= getvariable('as_of')
order by day desc
limit $most
