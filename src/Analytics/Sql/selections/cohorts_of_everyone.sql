-- Steps of everybody's cohorts, summed
select cohort, age, calendar_age, customers, mrr, kept
from mart.cohort_sums
