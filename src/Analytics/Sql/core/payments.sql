-- Payments
-- definition: What known customers were charged, gave and got back, as far as it had happened by the as-of day. currency is as
--             stated; where it is not, a payment is in the currency of its invoice, else in customer_currency.
-- grain:      payment
-- materialized: view
select
    p.* exclude (reason, reason_column, reason_value),
    c.customer_key,
    c.currency as customer_currency,
    p.attempted_at::date as day
from staging.payments as p
join core.customers as c using (customer_id)
where p.reason is null and p.attempted_at::date <= getvariable('as_of')
