-- What customers are worth, by an attribute | Lo que valen los clientes, por un atributo
-- parameters:    month, by (segment, country, csm, acquisition_channel, industry, currency), lag (of CAC, 0 to 6 months)
-- definition:    churn is pooled over the last six whole months (reading S45) and rests on exposed, customers counted at the start of
--                each. simple = arpa x margin / churn; capped = arpa x margin x expected months, of 60 at most. observed is what a
--                customer has left so far: margin x the MRR of all months up to the period's end, over all customers there have been. cac
--                by channel and in the total, where cost is known. The smallest beyond 60 are folded into one row.
-- definition_es: churn se calcula sumando los seis últimos meses completos (lectura S45) y se apoya en exposed, los clientes contados al
--                empezar cada uno. simple = arpa x margen / churn; capped = arpa x margen x meses esperados, 60 como máximo. observed es
--                lo que ha dejado un cliente hasta ahora: margen x el MRR de todos los meses hasta el final del periodo, entre todos los
--                clientes que ha habido. cac por canal y en el total, donde se conoce el coste. A partir de 60, los valores más pequeños
--                se juntan en una fila.
-- defaults:      by=segment
-- over:          cac
-- source:        monthly_splits, monthly_bridges, monthly_costs
with

chosen as (
    select * from selected_months where month = $month
),

everything as (
    select *, null::varchar as value from monthly_bridges
),

ranked as (
    select *, row_number() over (order by mrr desc, customers desc, value) <= 60 as is_listed
    from lifetimes_of('monthly_splits', 'chosen')
),

lives as (
    select
        if(is_listed, 'value', 'others') as kind,
        if(is_listed, value, null) as value,
        sum(mrr) as mrr, sum(customers) as customers, sum(churned) as churned, sum(exposed) as exposed, max(months) as months
    from ranked
    group by all
    union all
    select 'total', null, mrr, customers, churned, exposed, months
    from lifetimes_of('everything', 'chosen')
),

so_far as (
    select if(is_listed, 'value', 'others') as kind, if(is_listed, b.value, null) as value, sum(b.closing) as revenue, sum(b.new_customers) as customers
    from monthly_splits as b
    join ranked as r on r.value is not distinct from b.value
    where b.month <= end_month($month)
    group by all
    union all
    select 'total', null, sum(closing), if(count(churned_customers) = 0, null, sum(new_customers))
    from everything
    where month <= end_month($month)
),

-- Who leaves a plan for another has not churned: under a filter by plan nothing is known of churn.
rates as (
    select
        *,
        mrr::double / nullif(customers, 0)::double as arpa,
        if(months >= 6 and (select count(churned_customers) > 0 from everything), churned::double / nullif(exposed, 0)::double, null) as churn
    from lives
),

final as (
    select
        r.kind,
        r.value,
        r.customers::bigint as customers,
        r.arpa::decimal(38, 8) as arpa,
        gross_margin()::decimal(18, 8) as gross_margin,
        if(r.churn is null, null, r.churned)::bigint as churned,
        if(r.churn is null, null, r.exposed)::bigint as exposed,
        r.churn::decimal(18, 8) as churn,
        (s.revenue::double * gross_margin() / nullif(s.customers, 0))::decimal(38, 8) as observed,
        (r.arpa * gross_margin() / nullif(r.churn, 0))::decimal(38, 8) as simple,
        (r.arpa * gross_margin() * capped_life(r.churn, 60))::decimal(38, 8) as capped,
        c.cac,
        (r.arpa * gross_margin() * capped_life(r.churn, 60) / nullif(c.cac, 0)::double)::decimal(18, 8) as ltv_cac,
        case
            when gross_margin() is null then 'no_margin'
            when r.churn is null and r.months >= 6 then 'plans'
            when r.churn is null then 'short'
            when r.churn = 0 then 'no_churn'
        end as why
    from rates as r
    left join so_far as s on s.kind = r.kind and s.value is not distinct from r.value
    left join cac as c on c.kind = if(r.kind = 'value' and $by = 'acquisition_channel', 'channel', r.kind)
        and (r.kind = 'total' or c.channel = r.value)
    where r.kind = 'total' or r.customers > 0 or r.exposed > 0
    order by list_position(['value', 'others', 'total'], r.kind), r.mrr desc, r.value
)

select * from final
