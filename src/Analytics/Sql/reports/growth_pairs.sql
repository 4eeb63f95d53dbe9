-- What goes with what
-- reads:         selected_customers
-- definition:    Of paying customers who have a thing (a product in its tier, or a segment they belong to), how many have a product too:
--                support is the share of all who have both, confidence the share of those who have the first, lift the confidence over
--                the share of all who have the product. is_sure: five customers or more have both, and the 95 % interval of the
--                confidence (Wilson) lies above that share.
-- definition_es: De los clientes que pagan y tienen algo (un producto en su nivel o el segmento al que pertenecen), cuántos tienen
--                también un producto: support es la parte de todos que tiene ambos, confidence la parte de quienes tienen lo primero,
--                lift la confidence entre la parte de todos que tiene el producto. is_sure: al menos cinco clientes tienen ambos y el
--                intervalo del 95 % de la confidence (Wilson) queda por encima de esa parte.
-- grain:         thing, product
with

owned as (
    select distinct customer_key, product, if(is_addon, null, tier) as tier
    from mart.sold_today
    where product is not null and customer_key in (select customer_key from selected_customers)
),

counted as (
    select count(distinct customer_key)::bigint as n from owned
),

products as (
    select product, count(distinct customer_key)::bigint as n_product
    from owned
    group by product
),

things as (
    select distinct customer_key, 'product' as thing, product || coalesce(' ' || tier, '') as name, product as of_product from owned
    union all
    select distinct o.customer_key, 'segment', c.segment, null
    from owned as o
    join core.customers as c using (customer_key)
    where c.segment is not null
),

thing_counts as (
    select thing, name, count(*)::bigint as n_thing from things group by all
),

pairs as (
    select t.thing, t.name, o.product, count(distinct t.customer_key)::bigint as n_both
    from things as t
    join (select distinct customer_key, product from owned) as o using (customer_key)
    where o.product is distinct from t.of_product
    group by all
),

final as (
    select
        p.thing,
        p.name,
        p.product,
        p.n_both,
        c.n_thing,
        d.n_product,
        a.n,
        p.n_both / nullif(a.n, 0)::double as support,
        p.n_both / nullif(c.n_thing, 0)::double as confidence,
        (p.n_both / nullif(c.n_thing, 0)::double) / nullif(d.n_product / nullif(a.n, 0)::double, 0) as lift,
        p.n_both >= least_pair() and wilson_low(p.n_both / nullif(c.n_thing, 0)::double, nullif(c.n_thing, 0)) > d.n_product / nullif(a.n, 0)::double as is_sure
    from pairs as p
    join thing_counts as c using (thing, name)
    join products as d using (product)
    cross join counted as a
)

select * from final
