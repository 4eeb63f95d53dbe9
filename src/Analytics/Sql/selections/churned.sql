-- Selected customers who churned in a month
-- definition: Reading S38, as the bridge counts them.
select month, churned_customers as customers
from selected_bridges
