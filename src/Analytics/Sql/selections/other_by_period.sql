-- The selected revenue that is not MRR by period
select m.* replace (c.period as month)
from monthly_other as m
join selected_calendar as c using (month)
