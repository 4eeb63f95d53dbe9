-- Why a customer has its health | Por qué un cliente tiene la salud que tiene
-- parameters:    customer_key, groups (a JSON object: the group of each feature)
-- definition:    The points of health by which features move the customer from the base rate to its score, by group, with what each
--                feature was, and both about a month before (points only of the same model). All but the ten largest of 0.05 points and
--                more, and what the average customer has besides, are the rest: base + points + rest = health.
-- definition_es: Los puntos de salud con que las variables llevan al cliente de la tasa base a su puntuación, por grupo, con lo que valía
--                cada una, y ambas cosas alrededor de un mes antes (los puntos, solo del mismo modelo). Todo salvo las diez mayores de
--                0,05 puntos o más, y lo que tiene además el cliente medio, es el resto: base + puntos + resto = salud.
-- defaults:      groups={}
-- source:        mart.health_today, mart.health_before
-- decided:       docs/decisions/0042-health-is-one-chance-told-in-three-ways.md
with

today as (
    select *, coalesce(100 * (1 - base), 100) as base_health
    from mart.health_today
    where customer_key = $customer_key
),

before as (
    select * from mart.health_before where customer_key = $customer_key
),

parts as (
    select
        unnest(t.features) as feature,
        unnest(t.vals)::double as value,
        unnest(t.points[:-2])::double as points,
        unnest(coalesce(b.vals, list_transform(t.vals, lambda one: null::float)))::double as value_before,
        unnest(if(b.same_model, b.points[:-2], list_transform(t.vals, lambda one: null::float)))::double as points_before
    from today as t
    left join before as b on true
),

placed as (
    select *, abs(points) >= 0.05 and row_number() over (order by abs(points) desc, feature) <= 10 as is_shown
    from parts
),

grouped as (
    select
        *,
        json_extract_string($groups, feature) as family,
        sum(points) filter (is_shown) over (partition by json_extract_string($groups, feature)) as family_points,
        coalesce(sum(points) filter (not is_shown) over (), 0) as small
    from placed
),

final as (
    select
        t.day,
        t.probability,
        t.health,
        t.band,
        t.mrr,
        t.expected,
        t.base_health,
        g.small + t.points[-1] as rest,
        b.day as day_before,
        b.health as health_before,
        g.* exclude (small)
    from today as t
    cross join grouped as g
    left join before as b on true
)

select * from final
order by not is_shown, abs(family_points) desc, family, abs(points) desc, feature
