-- What the selected customers pay, from one change to the next
select service_key, customer_key, currency, valid_from, valid_to, mrr
from mart.service_states
semi join selected_customers using (customer_key)
where mrr > 0 and valid_from <= getvariable('as_of')
