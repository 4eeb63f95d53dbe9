-- Products that customers lack and others like them have
-- reads:         growth_pairs, selected_customers
-- definition:    For each paying customer and product it does not pay for, the thing it has whose lift for the product is the highest of
--                those beyond doubt. mrr_added: the median MRR that customers of its segment pay for the product, where five or more do;
--                else that of all who do.
-- definition_es: De cada cliente que paga y cada producto que no paga, lo que tiene cuyo lift para el producto es el mayor de los que no
--                dejan duda. mrr_added: la mediana del MRR que pagan por el producto los clientes de su segmento, si son cinco o más; si
--                no, la de todos los que lo pagan.
-- grain:         customer, product
with

paying as (
    select customer_key, product, if(is_addon, null, tier) as tier, mrr
    from mart.sold_today
    where product is not null and customer_key in (select customer_key from selected_customers)
),

priced as (
    select p.product, c.segment, median(p.mrr) as mrr, count(*) as n
    from (select customer_key, product, sum(mrr) as mrr from paying group by all) as p
    join core.customers as c using (customer_key)
    group by grouping sets ((p.product, c.segment), (p.product))
    having grouping(c.segment) = 1 or (c.segment is not null and count(*) >= 5)
),

things as (
    select distinct customer_key, 'product' as thing, product || coalesce(' ' || tier, '') as name from paying
    union all
    select distinct p.customer_key, 'segment', c.segment
    from paying as p
    join core.customers as c using (customer_key)
),

candidates as (
    select t.customer_key, r.product, arg_max({'thing': r.thing, 'name': r.name, 'lift': r.lift, 'n': r.n_both, 'confidence': r.confidence}, r.lift) as best
    from things as t
    join growth_pairs as r on r.is_sure and r.thing = t.thing and r.name = t.name
    anti join paying as p on p.customer_key = t.customer_key and p.product = r.product
    group by t.customer_key, r.product
),

final as (
    select
        k.customer_key, 'cross_sell' as kind, k.product as item, k.best.thing, k.best.name, k.best.lift, k.best.n, k.best.confidence,
        coalesce(s.mrr, a.mrr)::decimal(38, 8) as mrr_added
    from candidates as k
    join core.customers as c using (customer_key)
    left join priced as s on s.product = k.product and s.segment = c.segment
    left join priced as a on a.product = k.product and a.segment is null
)

select * from final
where mrr_added > 0
