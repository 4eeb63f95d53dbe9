-- Cards on file
-- definition: The card of a customer's latest attempt, good to the end of the month it states; who last paid in another way, or
--             whose card states no month, is not here.
-- grain:      customer
-- materialized: view
-- decided:    docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

-- By the text of the id: the customers are joined to a million rows, and not to every payment.
latest as (
    select customer_id, nullif(arg_max(coalesce(card_expires, ''), attempted_at), '') as card_expires, max(attempted_at)::date as last_used_on
    from staging.payments
    where reason is null and status in ('succeeded', 'failed') and attempted_at < getvariable('as_of') + 1
    group by customer_id
)

select c.customer_key, l.last_used_on, last_day((l.card_expires || '-01')::date) as expires_on
from latest as l
join core.customers as c using (customer_id)
where l.card_expires is not null
