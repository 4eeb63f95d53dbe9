-- Everybody
select customer_key from core.customers
