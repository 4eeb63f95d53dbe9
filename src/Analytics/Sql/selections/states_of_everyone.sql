-- What everybody pays, from one change to the next
select service_key, customer_key, currency, valid_from, valid_to, mrr
from mart.service_states
where mrr > 0 and valid_from <= getvariable('as_of')
