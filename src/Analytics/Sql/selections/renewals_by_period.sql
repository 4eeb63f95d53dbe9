-- The selected terms that came to their end, by period
select m.* replace (c.period as month)
from monthly_renewals as m
join selected_calendar as c using (month)
