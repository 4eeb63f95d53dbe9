-- What the economics of a period lack | Lo que le falta a la economía de un periodo
-- parameters:    month
-- definition:    The first thing that each metric lacks, for where it is not defined in the period: no costs at all (no_costs), a filter
--                that costs cannot follow (filter), no cost in the months (no_cost), no new customers (no_newcomers), none of them by ads
--                (no_paid), no margin (no_margin), a margin of 0 (zero_margin), plans (of which nobody churns), too few months (short),
--                no churn (no_churn), no cost in the quarter before (no_quarter).
-- definition_es: Lo primero que le falta a cada métrica que no se define en el periodo: ningún coste (no_costs), un filtro que los costes
--                no pueden seguir (filter), sin coste en los meses (no_cost), sin clientes nuevos (no_newcomers), ninguno de ellos por
--                anuncios (no_paid), sin margen (no_margin), un margen de 0 (zero_margin), planes (plans, de los que nadie se da de
--                baja), pocos meses (short), ninguna baja (no_churn), sin coste en el trimestre anterior (no_quarter).
-- source:        selected_acquisition, selected_bridges, selected_lifetimes, mart.channel_costs
with

known as (
    select
        not exists (from mart.channel_costs) as no_costs,
        exists (from mart.channel_costs) and not exists (from monthly_costs) as is_filtered,
        a.cost, a.spent, a.paid_customers, b.new_customers, gross_margin() as margin,
        l.months, l.churned, l.churn, l.exposed
    from selected_months as p
    left join selected_acquisition as a using (month)
    left join selected_bridges as b using (month)
    left join selected_lifetimes as l using (month)
    where p.month = $month
),

lacks as (
    select
        *,
        case when no_costs then 'no_costs' when is_filtered then 'filter' end as source,
        case when spent is null then 'no_cost' when coalesce(new_customers, 0) = 0 then 'no_newcomers' end as won,
        if(margin is null, 'no_margin', null) as margin_lacks,
        case
            when coalesce(exposed, 0) > 0 and churned is null then 'plans'
            when coalesce(months, 0) < 6 then 'short'
        end as life
    from known
),

final as (
    select unnest([
        {metric: 'sales_and_marketing_cost', why: coalesce(source, if(cost is null, 'no_cost', null))},
        {metric: 'cac', why: coalesce(source, won)},
        {metric: 'cac_paid', why: coalesce(source, won, if(paid_customers = 0, 'no_paid', null))},
        {metric: 'cac_payback', why: coalesce(source, won, margin_lacks, if(margin = 0, 'zero_margin', null))},
        {metric: 'clv_simple', why: coalesce(margin_lacks, life, if(churn = 0, 'no_churn', null))},
        {metric: 'clv_capped', why: coalesce(margin_lacks, life)},
        {metric: 'ltv_cac', why: coalesce(source, won, margin_lacks, life)},
        {metric: 'magic_number', why: coalesce(source, 'no_quarter')}
    ], recursive := true)
    from lacks
)

select metric, why from final where why is not null
