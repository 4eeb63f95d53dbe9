-- The months of every report
-- definition: From the month of the first MRR above 0 to the month of the as-of day, without gaps (reading S34).
--             A month is complete when the as-of day is its last day or later.
-- source:     mart.months
select month, last_day, is_complete
from mart.months
order by month
