-- Values that customers can be filtered by | Valores por los que se pueden filtrar los clientes
-- definition:    Each attribute with its values, those of the most customers first (of plans and products: with the most MRR); at most
--                300 each, found says how many there are. Null is "not known".
-- definition_es: Cada atributo con sus valores, primero los de más clientes (de planes y productos, los de más MRR); 300 de cada uno como
--                máximo, found dice cuántos hay. Vacío es "no se conoce".
-- source:        core.customers, mart.plan_bridges, core.plans
with

of_customers as (
    select 'segment' as attribute, segment as value, count(*) as weight from core.customers group by segment
    union all
    select 'country', country, count(*) from core.customers group by country
    union all
    select 'csm', csm, count(*) from core.customers group by csm
    union all
    select 'acquisition_channel', acquisition_channel, count(*) from core.customers group by acquisition_channel
    union all
    select 'industry', industry, count(*) from core.customers group by industry
    union all
    select 'currency', currency::varchar, count(*) from core.customers group by currency
),

of_plans as (
    select dimension as attribute, value, arg_max(closing, month) as weight
    from mart.plan_bridges
    group by dimension, value
),

final as (
    select
        v.attribute,
        v.value,
        coalesce(if(v.attribute = 'plan', p.name, null), v.value) as label,
        count(*) over (partition by v.attribute) as found
    from (
        select attribute, value, weight::double as weight from of_customers
        union all
        select attribute, value, weight::double from of_plans
    ) as v
    left join core.plans as p on v.attribute = 'plan' and p.plan_id = v.value
    qualify row_number() over (partition by v.attribute order by v.weight desc, v.value) <= 300
    order by v.attribute, v.value is null, folded(label), v.value
)

select * from final
