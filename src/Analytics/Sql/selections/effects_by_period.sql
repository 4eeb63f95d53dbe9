-- The selected effects of exchange rates by period
select m.* replace (c.period as month)
from monthly_effects as m
join selected_calendar as c using (month)
