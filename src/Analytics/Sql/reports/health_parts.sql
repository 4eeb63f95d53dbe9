-- The score against what really happened, by an attribute | La puntuación frente a lo que pasó de verdad, por un atributo
-- over:          health_known
-- parameters:    by (segment, country, acquisition_channel, csm, industry), version (number of a model; none for all)
-- definition:    As health_proof, over all runs whose horizon is over, by what the customers are today; values of fewer than 30 are
--                folded into others.
-- definition_es: Como health_proof, sobre todas las ejecuciones con el horizonte terminado, según lo que los clientes son hoy; los
--                valores de menos de 30 se juntan en others.
-- defaults:      by=segment
-- source:        ops.health_runs, ops.health_scores, ops.health_outcomes, core.customers
with

valued as (
    select
        case $by
            when 'country' then c.country
            when 'acquisition_channel' then c.acquisition_channel
            when 'csm' then c.csm
            when 'industry' then c.industry
            else c.segment
        end as value,
        k.band = 'red' as is_red,
        k.probability,
        k.has_left
    from health_known as k
    left join core.customers as c using (customer_id)
),

folded as (
    select *, if(count(*) over (partition by value) >= 30, value, null) as shown, count(*) over (partition by value) < 30 as is_small
    from valued
),

final as (
    select
        case when grouping(shown, is_small) > 0 then 'total' when is_small then 'others' else 'value' end as kind,
        shown as value,
        count(*) as customers,
        count(*) filter (has_left) as gone,
        sum(probability)::decimal(38, 8) as expected,
        count(*) filter (is_red) as red,
        count(*) filter (is_red and has_left) as red_gone,
        round(count(*) filter (is_red and has_left) / nullif(count(*) filter (is_red), 0), 6) as precision,
        round(count(*) filter (is_red and has_left) / nullif(count(*) filter (has_left), 0), 6) as recall
    from folded
    group by grouping sets ((shown, is_small), ())
)

select * from final
order by kind = 'total', kind = 'others', customers desc, value
