-- The day asked for from which a date is in the past
-- definition: For each date of the ten years before a day asked for, the first one on or after it.
-- grain:      date
with

gaps as (
    select day, lag(day, 1, day - 3653) over (order by day) as day_before
    from asked_days
)

select day, unnest(generate_series(day_before + 1, day, interval 1 day))::date as date
from gaps
