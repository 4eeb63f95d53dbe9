-- Steps of cohorts, summed
-- definition: The steps of everybody (mart.cohort_steps) by month of start and age: rows by start need not look at each customer.
-- grain:      cohort, age, calendar_age
select cohort, age, calendar_age, sum(customers)::bigint as customers, sum(mrr) as mrr, sum(kept) as kept
from mart.cohort_steps
group by all
