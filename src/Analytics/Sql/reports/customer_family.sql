-- One customer's group | El grupo de un cliente
-- parameters:    customer, customer_key (both of the same one), book (a CSM who may see no others; blank = everybody), size (rows; blank = all)
-- definition:    The customer it belongs to, itself and those that belong to it, as the file names parents, each with its MRR on the
--                as-of day. sum is what all of them pay: they stay customers of their own in every other number.
-- definition_es: El cliente al que pertenece, él mismo y los que le pertenecen, como el archivo nombra a las matrices, cada uno con su
--                MRR el día de los datos. sum es lo que pagan entre todos: en los demás números siguen siendo clientes distintos.
-- source:        core.customers, mart.balances_today
with

own as (
    select customer_id, parent_customer_id
    from core.customers
    where customer_key = $customer_key
),

members as (
    select 1 as place, 'parent' as relation, c.customer_key, c.customer_id, c.name
    from core.customers as c
    where c.customer_id = (select parent_customer_id from own) and ($book::varchar is null or c.csm = $book::varchar)
    union all
    select 2, 'self', c.customer_key, c.customer_id, c.name
    from core.customers as c
    where c.customer_key = $customer_key
    union all
    select 3, 'child', c.customer_key, c.customer_id, c.name
    from core.customers as c
    where c.parent_customer_id = $customer and c.customer_key <> $customer_key and ($book::varchar is null or c.csm = $book::varchar)
),

balances as (
    select customer_key, mrr
    from mart.balances_today
    where customer_key in (select customer_key from members)
)

select
    m.relation,
    m.customer_id,
    coalesce(m.name, m.customer_id) as name,
    coalesce(b.mrr, 0)::decimal(38, 8) as mrr,
    (sum(coalesce(b.mrr, 0)) over ())::decimal(38, 8) as sum,
    (count(*) over ())::bigint as members
from members as m
left join balances as b using (customer_key)
order by m.place, mrr desc, m.customer_id
limit $size::bigint
