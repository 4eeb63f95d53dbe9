-- Which customers are worth most, by what is known when they sign | Qué clientes valen más, por lo que se sabe cuando firman
-- parameters:    month
-- definition:    For each trait and value: customers who pay at the end of the period, churn pooled over the last six whole months
--                (reading S45) with Wilson's 95 % interval over exposed, the customers counted at the start of each month, and the capped
--                CLV with that of both ends. is_small marks fewer than 30 customers. At most the 12 largest values of a trait, the best
--                first.
-- definition_es: De cada rasgo y valor: clientes que pagan al final del periodo, bajas sumando los seis últimos meses completos (lectura
--                S45) con el intervalo del 95 % de Wilson sobre exposed, los clientes contados al empezar cada mes, y el CLV con tope con
--                el de ambos extremos. is_small marca menos de 30 clientes. Como mucho los 12 valores mayores de un rasgo, primero el
--                mejor.
-- over:          profile_facts
-- source:        profile_facts, core.rates
with

chosen as (
    select * from selected_months where month = $month
),

bridges as (
    select * replace (dimension || ':' || coalesce(value, '') as value), dimension as trait, value as shown
    from bridges_of('profile_facts')
),

names as (
    select distinct value, trait, shown from bridges
),

rates as (
    select l.*, n.trait, n.shown, l.exposed::double as seen
    from lifetimes_of('bridges', 'chosen') as l
    join names as n using (value)
    where l.customers > 0
    qualify row_number() over (partition by n.trait order by l.customers desc, n.shown) <= 12
),

worth as (
    select
        *,
        wilson_low(churn, seen) as low,
        wilson_high(churn, seen) as high,
        arpa * gross_margin() as profit
    from rates
),

final as (
    select
        trait,
        shown as value,
        customers::bigint as customers,
        arpa::decimal(38, 8) as arpa,
        if(churn is null, null, churned)::bigint as churned,
        if(churn is null, null, exposed)::bigint as exposed,
        churn::decimal(18, 8) as churn,
        low::decimal(18, 8) as churn_low,
        high::decimal(18, 8) as churn_high,
        (profit * capped_life(churn, 60))::decimal(38, 8) as capped,
        (profit * capped_life(high, 60))::decimal(38, 8) as capped_low,
        (profit * capped_life(low, 60))::decimal(38, 8) as capped_high,
        customers < 30 as is_small,
        case when gross_margin() is null then 'no_margin' when churn is null then 'short' end as why
    from worth
    order by
        list_position(['segment', 'industry', 'country', 'acquisition_channel', 'plan', 'billing'], trait),
        is_small, capped desc nulls last, customers desc, value
)

select * from final
