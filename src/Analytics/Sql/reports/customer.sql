-- One customer: who it is and what it pays
-- parameters: customer (by its key, so that only its rows are looked at)
-- source:     core.customers, mart.customer_months, mart.service_states
select
    customers.customer_id,
    coalesce(customers.name, customers.customer_id) as name,
    customers.segment,
    customers.country,
    customers.industry,
    customers.csm,
    customers.acquisition_channel as channel,
    customers.email,
    coalesce((
        select sum(balance.mrr)
        from mart.customer_months as balance
        where balance.customer_key = $customer_key
            and balance.month = (select max(month) from mart.months)
    ), 0)::decimal(38, 8) as mrr,
    (
        select min(valid_from)
        from mart.service_states
        where customer_key = $customer_key
            and mrr > 0
    ) as since
from core.customers as customers
where customers.customer_key = $customer_key
