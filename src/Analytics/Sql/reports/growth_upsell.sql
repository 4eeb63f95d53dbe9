-- Customers who outgrow what they pay for, one by one | Clientes a los que se les queda pequeño lo que pagan, uno por uno
-- over:          growth_usage
-- parameters:    kind (limit, seats, all), start, size
-- definition:    Near the limit of their plan or with their seats full, by the MRR it would add.
-- definition_es: Cerca del límite de su plan o con los puestos llenos, por el MRR que añadiría pasar a más.
-- defaults:      kind=all, start=1, size=100000
-- source:        mart.health_today, mart.sold_today, core.plans
-- decided:       docs/decisions/0059-an-offer-has-a-reason-and-keeps-out-of-the-way.md
with

placed as (
    select
        c.customer_id,
        coalesce(c.name, c.customer_id) as name,
        c.csm,
        h.band,
        u.kind,
        u.item_name,
        u.level,
        u.trend,
        u.mrr::decimal(38, 8) as mrr,
        u.mrr_added,
        (count(*) over ())::bigint as of_all,
        (sum(u.mrr_added) over ())::decimal(38, 8) as added_of_all,
        row_number() over (order by u.mrr_added desc, c.customer_id, u.kind) as place
    from growth_usage as u
    join core.customers as c using (customer_key)
    left join mart.health_today as h using (customer_key)
    where $kind = 'all' or u.kind = $kind
)

select * exclude (place)
from placed
where place >= $start::bigint and place < $start::bigint + $size::bigint
order by place
