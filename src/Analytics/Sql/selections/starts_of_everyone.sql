-- How everybody began
select customer_key, cohort, first_day, start_plan_key
from mart.customer_lives
