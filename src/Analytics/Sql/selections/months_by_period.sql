-- The periods that a report shows
-- definition: Each under its last month. end_month is the last of its months there is; before is the month whose end is its
--             opening; it is complete when its last month is.
-- parameters: selected_length (how many months a period has)
select
    period as month,
    max(last_day) as last_day,
    bool_or(month = period and is_complete) as is_complete,
    (period - to_months($selected_length - 1))::date as first_month,
    max(month) as end_month,
    (period - to_months($selected_length))::date as before
from selected_calendar
group by period
