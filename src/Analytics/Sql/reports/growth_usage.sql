-- Customers who outgrow what they pay for
-- reads:         selected_customers
-- definition:    By the scores of the latest day: limit, where the latest reading of a metric with a limit is at 80 % of it or more
--                (level) and there is a next plan of the same product, currency and interval; seats, where 90 % of the seats or more are
--                in use. trend: use of the last 30 days against the 90 before. mrr_added: what the same seats would cost on the next plan
--                at its list price less what is paid, or one seat in ten more (at least one) at what a seat costs now.
-- definition_es: Según las puntuaciones del último día: limit, donde la última lectura de una métrica con límite llega al 80 % o más
--                (level) y hay un plan siguiente del mismo producto, moneda y periodo de facturación; seats, donde se usa el 90 % de los
--                puestos o más. trend: uso de los últimos 30 días frente a los 90 anteriores. mrr_added: lo que costarían los mismos
--                puestos en el plan siguiente a precio de lista menos lo que se paga, o un puesto más por cada diez (al menos uno) a lo
--                que cuesta hoy un puesto.
-- grain:         customer, kind
with

used as (
    select
        customer_key,
        vals[list_position(features, 'limit_share')]::double as limit_share,
        vals[list_position(features, 'active_share')]::double as active_share,
        vals[list_position(features, 'usage_change')]::double as trend
    from mart.health_today
    where customer_key in (select customer_key from selected_customers)
),

main as (
    select *
    from mart.sold_today
    where not is_addon and product is not null and quantity > 0
    qualify row_number() over (partition by customer_key order by mrr desc, service_key) = 1
),

next_plans as (
    select m.customer_key, arg_min({'plan_id': n.plan_id, 'name': n.name, 'unit_amount': n.unit_amount}, n.tier) as next_plan
    from main as m
    join core.plans as n
        on n.product = m.product and n.currency = m.currency and n.interval = m.interval and coalesce(n.interval_count, 1) = m.interval_count
        and n.tier > m.tier and not coalesce(n.is_addon, false) and n.unit_amount > 0
    group by m.customer_key
),

limits as (
    select
        u.customer_key, 'limit' as kind, n.next_plan.plan_id as item, n.next_plan.name as item_name, u.limit_share as level, u.trend, m.mrr,
        (valued(mrr_of(n.next_plan.unit_amount, m.quantity, 0::decimal(18, 8), 0::decimal(18, 8), m.interval, m.interval_count), m.rate) - m.mrr)::decimal(38, 8)
            as mrr_added
    from used as u
    join main as m using (customer_key)
    join next_plans as n using (customer_key)
    where u.limit_share >= near_limit()
),

seats as (
    select
        u.customer_key, 'seats' as kind, m.plan_id as item, p.name as item_name, u.active_share as level, u.trend, m.mrr,
        (m.mrr::double * ceil(m.quantity::double * 0.1) / nullif(m.quantity::double, 0))::decimal(38, 8) as mrr_added
    from used as u
    join main as m using (customer_key)
    join core.plans as p on p.plan_key = m.plan_key
    where u.active_share >= full_seats() and m.quantity > 1
),

final as (
    select * from limits where mrr_added > 0
    union all
    select * from seats where mrr_added > 0
)

select * from final
