-- Customers by health | Clientes por salud
-- over:          health_shown
-- parameters:    overrides, band (red, amber, green, all), sort (risk, health, mrr, change, renewal, name), find, start, size
-- definition:    A part of the list of customers, in the order asked for; of_all counts the whole list, sums are of all of it.
-- definition_es: Una parte de la lista de clientes, en el orden pedido; of_all cuenta toda la lista y las sumas son de toda ella.
-- defaults:      overrides=[], band=all, sort=risk, find=, start=1, size=100000
-- source:        mart.health_today, mart.health_before
-- decided:       docs/decisions/0042-health-is-one-chance-told-in-three-ways.md
with

listed as (
    select
        *,
        vals[list_position(features, 'days_to_renewal')] as renewal_in,
        vals[list_position(features, 'days_since_touch')] as touched_ago,
        list_transform(reasons, lambda reason: vals[list_position(features, reason)]) as reason_values
    from health_shown
    where ($band = 'all' or shown_band = $band)
        and ($find = '' or contains(folded(name || ' ' || customer_id), folded($find)))
),

placed as (
    select
        *,
        count(*) over () as of_all,
        sum(mrr) over () as mrr_of_all,
        sum(expected) over () as expected_of_all,
        row_number() over (
            order by
                case $sort when 'health' then health when 'change' then change when 'renewal' then renewal_in end nulls last,
                case $sort when 'mrr' then mrr end desc,
                if($sort = 'name', lower(name), null),
                expected desc nulls last, health, mrr desc, customer_id
        ) as place
    from listed
),

final as (
    select
        customer_id,
        name,
        csm,
        mrr,
        probability,
        health,
        band,
        set_band,
        shown_band,
        expected,
        change,
        renewal_in,
        touched_ago,
        reasons,
        reason_values,
        of_all::bigint as of_all,
        mrr_of_all::decimal(38, 8) as mrr_of_all,
        expected_of_all::decimal(38, 8) as expected_of_all
    from placed
    where place >= $start::bigint and place < $start::bigint + $size::bigint
    order by place
)

select * from final
