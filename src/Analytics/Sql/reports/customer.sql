-- One customer: who it is and what it pays
-- parameters: customer
-- source:     core.customers, mart.customer_months, mart.ledger
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
        where balance.customer_key = customers.customer_key
            and balance.month = (select max(month) from mart.months)
    ), 0)::decimal(38, 8) as mrr,
    (
        select min(ledger.valid_from)
        from mart.ledger as ledger
        where ledger.customer_key = customers.customer_key
            and ledger.mrr > 0
    ) as since
from core.customers as customers
where customers.customer_id = $customer
