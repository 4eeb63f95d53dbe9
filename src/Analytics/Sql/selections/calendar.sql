-- The months of each period
-- definition: A quarter and a year stand under their last month, also while they are not over; trailing twelve months under the
--             last of them.
-- grain:      period, month
-- parameters: selected_grain (quarter, year, ttm), selected_length (how many months a period has)
with

ends as (
    select distinct
        case $selected_grain
            when 'quarter' then date_trunc('quarter', month) + interval 2 month
            when 'year' then date_trunc('year', month) + interval 11 month
            else month
        end::date as period
    from mart.months
)

select e.period, m.month, m.last_day, m.is_complete
from ends as e
join mart.months as m on m.month >= first_month(e.period, $selected_length) and m.month <= e.period
