-- Facts of customers by what is known of them when they sign | Datos de los clientes por lo que se sabe de ellos cuando firman
-- parameters:    month
-- definition:    Changes of what is paid, who came to pay and who churned (reading S38), by segment, country, industry and channel as
--                they are today, and by the plan of the first subscription and how often it bills.
-- definition_es: Cambios de lo que se paga, quién empezó a pagar y quién se dio de baja (lectura S38), por segmento, país, sector y canal
--                como son hoy, y por el plan de la primera suscripción y cada cuánto se factura.
-- source:        monthly_traits, selected_customers, mart.service_moves, mart.customer_moves, mart.churned_customers, mart.movements
with

signed as (
    select customer_key, arg_min(plan_key, day) as plan_key
    from mart.movements
    semi join selected_customers using (customer_key)
    where movement = 'new'
    group by customer_key
),

facts as (
    select customer_key, month, 'paid' as kind, currency as service_currency, mrr_after - mrr_before as own, 0 as n
    from mart.service_moves
    where not by_month and mrr_after <> mrr_before
    union all
    select customer_key, month, 'entered', null, 0, is_paid::integer - was_paid::integer
    from mart.customer_moves
    where not by_month and is_paid <> was_paid
    union all
    select customer_key, month, 'churned', null, 0, 1
    from mart.churned_customers
    union all
    select customer_key, month, 'new', null, 0, 1
    from mart.movements
    where movement = 'new'
),

by_key as (
    select f.month, f.kind, f.service_currency, s.plan_key, sum(f.own) as own, sum(f.n) as n
    from facts as f
    join signed as s using (customer_key)
    group by all
),

by_plan as (
    select
        k.month, k.kind, k.service_currency, k.own, k.n,
        p.name as plan,
        case when p.interval_count = 1 then p.interval::varchar else p.interval_count || ' x ' || p.interval end as billing
    from by_key as k
    left join core.plans as p using (plan_key)
),

final as (
    select
        ['segment', 'country', 'industry', 'acquisition_channel'][
            list_position([7, 11, 13, 14], grouping(segment, country, industry, acquisition_channel))
        ] as dimension,
        coalesce(segment, country, industry, acquisition_channel) as value,
        month, kind, service_currency, sum(own) as own, sum(n) as n
    from monthly_traits
    group by grouping sets (
        (month, kind, service_currency, segment),
        (month, kind, service_currency, country),
        (month, kind, service_currency, industry),
        (month, kind, service_currency, acquisition_channel)
    )
    union all
    select
        if(grouping(plan) = 0, 'plan', 'billing'),
        coalesce(plan, billing),
        month, kind, service_currency, sum(own), sum(n)
    from by_plan
    group by grouping sets ((month, kind, service_currency, plan), (month, kind, service_currency, billing))
)

select dimension, value, month, kind, service_currency, 0 as amount, own, n::bigint as n
from final
where month <= end_month($month)
