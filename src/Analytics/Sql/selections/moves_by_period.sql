-- The selected movements by period
select m.* replace (c.period as month)
from monthly_moves as m
join selected_calendar as c using (month)
