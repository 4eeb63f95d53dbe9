-- Nobody is counted as churned of a plan
-- definition: Who changes plan has not churned: no rate of customers is given.
select month, null::bigint as customers
from selected_months
