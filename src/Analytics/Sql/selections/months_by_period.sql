-- The periods that a report shows
-- definition: Each under its last month. end_month is the last of its months there is; it is complete when its last
--             month is.
-- parameters: selected_length (how many months a period has)
select
    period as month,
    max(last_day) as last_day,
    bool_or(month = period and is_complete) as is_complete,
    first_month(period, $selected_length) as first_month,
    end_month(period) as end_month
from selected_calendar
group by period
