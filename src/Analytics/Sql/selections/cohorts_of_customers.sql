-- Steps of the selected customers' cohorts, summed
select t.cohort, t.age, t.calendar_age, sum(t.customers)::bigint as customers, sum(t.mrr) as mrr, sum(t.kept) as kept
from mart.cohort_steps as t
semi join selected_starts using (customer_key)
group by all
