-- Answers that count at the end of each period
-- definition: Those of the window that ends with the last day of the period (reading S47).
-- grain:      period, response
with

placed as (
    select survey, customer_key, day, until, vote,
        unnest(range(month_number(day), month_number(least(until, day + survey_days())) + 1)) as at
    from selected_answers
    where vote is not null
)

select m.month, a.survey, a.customer_key, a.vote
from placed as a
join selected_months as m on month_number(m.last_day) = a.at
where counts_on(a.day, a.until, m.last_day)
