-- How the selected customers began
select l.customer_key, l.cohort, l.first_day, l.start_plan_key
from mart.customer_lives as l
semi join selected_customers using (customer_key)
