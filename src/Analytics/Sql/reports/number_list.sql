-- The customers behind a number, all of them
-- parameters: month, q (words to look for in names and ids; blank: all)
-- definition: The amounts put in front as "amounts" (customer_key, amount, day, movement, subtype) with who the customers are and what
--             they pay at the end of the month, the largest first: the list of customers_behind, not cut.
-- reads:      amounts, which a number_*.sql gives
-- source:     core.customers, monthly_balances
with

balances as (
    select customer_key, sum(mrr) as mrr
    from monthly_balances
    where month = end_month($month)
    group by customer_key
)

select
    c.customer_id,
    coalesce(c.name, c.customer_id) as name,
    c.segment,
    c.country,
    c.csm,
    a.movement,
    a.subtype,
    a.day,
    a.amount::decimal(38, 8) as amount,
    coalesce(b.mrr, 0)::decimal(38, 8) as mrr
from amounts as a
join core.customers as c using (customer_key)
left join balances as b using (customer_key)
where $q is null
    or contains(lower(strip_accents(coalesce(c.name, c.customer_id))), strip_accents(lower($q)))
    or contains(lower(c.customer_id), lower($q))
order by abs(a.amount) desc, c.customer_id
