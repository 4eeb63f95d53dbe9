-- Month ends whose outcome no model has seen yet
-- parameters: horizon (days)
-- definition: Ends of months before the as-of day whose horizon is not over, oldest first; and the day a month before the as-of day.
select distinct day
from (
    select last_day(month) as day from mart.months where last_day(month) + $horizon::integer > getvariable('as_of') and last_day(month) < getvariable('as_of')
    union all
    select (getvariable('as_of') - interval 30 day)::date where exists (from mart.months where month < getvariable('as_of') - interval 30 day)
)
order by day
