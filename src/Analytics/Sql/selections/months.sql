-- The months that a report shows
-- definition: first_month and end_month are the month itself.
select month, last_day, is_complete, month as first_month, month as end_month
from mart.months
