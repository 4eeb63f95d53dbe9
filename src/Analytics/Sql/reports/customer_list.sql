-- Customers, one by one | Clientes, uno por uno
-- parameters: after (customer_id of the last one seen; blank: from the first), find (part of a name or an id), size, book (a CSM who may see no others; blank: everybody)
-- definition: Customers of the selection by id, each with what it pays on the as-of day, in the reporting currency at the rate of its month.
-- defaults:   after=, find=, size=100000
-- source:     mart.customer_today, core.customers
select
    c.customer_id,
    coalesce(c.name, c.customer_id) as name,
    if($book::varchar is null or p.csm = $book, c.parent_customer_id, null) as parent_customer_id,
    c.country,
    c.industry,
    c.segment,
    c.acquisition_channel,
    c.csm,
    c.currency::varchar as currency,
    c.plan_id,
    c.customer_since,
    c.last_churned_on,
    c.mrr::decimal(38, 8) as mrr,
    c.held_mrr::decimal(38, 8) as held_mrr,
    c.committed_mrr::decimal(38, 8) as committed_mrr,
    c.past_due,
    c.paused
from mart.customer_today as c
left join core.customers as p on p.customer_id = c.parent_customer_id
where c.customer_key in (select customer_key from selected_customers)
    and c.customer_id > $after
    and ($find = '' or contains(strip_accents(lower(coalesce(c.name, '') || ' ' || c.customer_id)), strip_accents(lower($find))))
order by c.customer_id
limit $size::bigint
