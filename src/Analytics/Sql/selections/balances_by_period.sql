-- What is paid for the selection at the end of a period
-- definition: Balances are read at the end, and never added up over time.
select b.* replace (p.month as month)
from monthly_balances as b
join selected_months as p on p.end_month = b.month
