-- One customer: who it is and what it pays | Un cliente: quién es y cuánto paga
-- parameters:    customer (by its key, so that only its rows are looked at)
-- definition:    Name and attributes of the customers file, MRR on the as-of day, and the first day with MRR (since).
-- definition_es: Nombre y atributos del archivo de clientes, MRR del día de los datos y el primer día con MRR (since).
-- source:        core.customers, mart.balances_today, mart.service_states
select
    customers.customer_id,
    coalesce(customers.name, customers.customer_id) as name,
    customers.segment,
    customers.country,
    customers.industry,
    customers.csm,
    customers.acquisition_channel as channel,
    customers.email,
    coalesce((select mrr from mart.balances_today where customer_key = $customer_key), 0)::decimal(38, 8) as mrr,
    (
        select min(valid_from)
        from mart.service_states
        where customer_key = $customer_key
            and mrr > 0
    ) as since
from core.customers as customers
where customers.customer_key = $customer_key
