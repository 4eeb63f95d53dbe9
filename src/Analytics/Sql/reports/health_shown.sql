-- Health of customers with the bands that people have set
-- reads:         selected_customers
-- parameters:    overrides (a JSON list of customer_id and band)
-- definition:    The latest scores of the selection beside those of a month before; band is what a person has set where one has.
-- definition_es: Las últimas puntuaciones de la selección junto a las de un mes antes; band es la que ha puesto una persona, si la hay.
with

overridden as (
    select unnest(from_json($overrides, '[{"customer_id": "VARCHAR", "band": "VARCHAR"}]'), recursive := true)
)

select
    h.*,
    coalesce(c.name, h.customer_id) as name,
    c.csm,
    o.band as set_band,
    coalesce(o.band, h.band) as shown_band,
    h.health - b.health as change
from mart.health_today as h
join core.customers as c using (customer_key)
left join mart.health_before as b using (customer_key)
left join overridden as o on o.customer_id = h.customer_id
where h.customer_key in (select customer_key from selected_customers)
