-- Which customers pay for which products | Qué clientes pagan por qué productos
-- over:          growth_pairs, growth_white
-- parameters:    product (a product to be sold to them, all for every customer), start, size
-- definition:    Paying customers by MRR; products: for each product of the company what the customer pays for it, or where it lacks it
--                the lift of the best thing it has for it, as far as it is beyond doubt.
-- definition_es: Clientes que pagan, por MRR; products: de cada producto de la empresa, lo que el cliente paga por él o, donde le falta,
--                el lift de lo mejor que tiene para él, siempre que no deje duda.
-- defaults:      product=all, start=1, size=100000
-- source:        mart.sold_today
-- decided:       docs/decisions/0059-an-offer-has-a-reason-and-keeps-out-of-the-way.md
with

paid as (
    select customer_key, product, sum(mrr) as mrr
    from mart.sold_today
    where product is not null and customer_key in (select customer_key from selected_customers)
    group by all
),

products as (
    select product, row_number() over (order by count(*) desc, product) as place
    from paid
    group by product
    order by place
    limit 8
),

customers as (
    select
        customer_key,
        sum(mrr) as mrr,
        (count(*) over ())::bigint as of_all,
        row_number() over (order by sum(mrr) desc, customer_key) as place
    from paid
    where $product = 'all' or customer_key in (select customer_key from growth_white where item = $product)
    group by customer_key
),

shown as (
    select * from customers
    where place >= $start::bigint and place < $start::bigint + $size::bigint
)

select
    c.customer_id,
    coalesce(c.name, c.customer_id) as name,
    s.mrr::decimal(38, 8) as mrr,
    p.product,
    d.mrr::decimal(38, 8) as product_mrr,
    w.lift,
    w.name as because,
    w.mrr_added,
    s.of_all
from shown as s
cross join products as p
join core.customers as c on c.customer_key = s.customer_key
left join paid as d on d.customer_key = s.customer_key and d.product = p.product
left join growth_white as w on w.customer_key = s.customer_key and w.item = p.product
order by s.place, p.place
