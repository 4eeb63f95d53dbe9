-- Monthly payers who could pay by the year, one by one | Quienes pagan por mes y podrían pagar por año, uno por uno
-- over:          growth_yearly
-- parameters:    who (customer_id), start, size
-- definition:    The worksheet of the switch, by its gain: the year paid at once less what 12 months are expected to bring.
-- definition_es: El cálculo del cambio a pago anual, por su ganancia: el año pagado de una vez menos lo que se espera que traigan 12
--                meses.
-- defaults:      start=1, size=100000
-- source:        mart.sold_today, core.plans, mart.facts
-- decided:       docs/decisions/0059-an-offer-has-a-reason-and-keeps-out-of-the-way.md
with

placed as (
    select
        c.customer_id,
        coalesce(c.name, c.customer_id) as name,
        c.csm,
        c.segment,
        y.* exclude (customer_key, kind),
        (count(*) over ())::bigint as of_all,
        (sum(y.cash_now) over ())::decimal(38, 8) as cash_of_all,
        (sum(y.mrr_effect) over ())::decimal(38, 8) as effect_of_all,
        (sum(y.churn_avoided) over ())::decimal(38, 8) as avoided_of_all,
        row_number() over (order by y.gain desc, c.customer_id) as place
    from growth_yearly as y
    join core.customers as c using (customer_key)
    where $who::varchar is null or c.customer_id = $who::varchar
)

select * exclude (place)
from placed
where place >= $start::bigint and place < $start::bigint + $size::bigint
order by place
