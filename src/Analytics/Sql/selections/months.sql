-- The months that a report shows
-- definition: first_month and end_month are the month itself; before is the month whose end is its opening.
select month, last_day, is_complete, month as first_month, month as end_month, (month - interval 1 month)::date as before
from mart.months
