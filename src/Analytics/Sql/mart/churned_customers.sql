-- Customers who churned in a month
-- definition: Reading S38: of the customers with a churn in the month, those who had held MRR at its start and do not pay at its end.
-- grain:      customer, month
-- materialized: view
select customer_key, month
from mart.customer_moves
semi join (select customer_key, month from mart.customer_moves where not by_month and movement = 'churn') using (customer_key, month)
where not by_month
group by customer_key, month
having arg_min(was_held, day) and not arg_max(is_paid, day)
