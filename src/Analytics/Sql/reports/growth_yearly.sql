-- Monthly payers who could pay by the year
-- reads:         selected_customers
-- definition:    Subscriptions billed every month for whose product and tier there is a yearly plan in the same currency, where the year
--                costs less than 12 months as they are paid now. Per customer, in the reporting currency: a month now, the year at its
--                list price, saving of the customer in a year (12 months less the year), cash now, MRR effect (a twelfth of the year less
--                a month). churn: the customers of its segment (of all, where fewer than 200 customer months are known) that left in a
--                month, pooled over the last 6 whole months. churn_avoided: what of 12 months is expected to be lost to it; gain: the
--                year less what 12 months are expected to bring; break_even: the first month by which as much as the year is expected to
--                have come in month by month, null for never.
-- definition_es: Suscripciones de cobro mensual para cuyo producto y nivel hay un plan anual en la misma moneda, donde el año cuesta
--                menos que 12 meses como se pagan hoy. Por cliente, en la moneda de informe: un mes hoy, el año a precio de lista, el
--                ahorro del cliente en un año (12 meses menos el año), el dinero de ahora, el efecto en el MRR (un doceavo del año menos
--                un mes). churn: los clientes de su segmento (de todos, si se conocen menos de 200 meses de cliente) que se fueron en un
--                mes, sumando los 6 últimos meses completos. churn_avoided: lo que de 12 meses se espera perder así; gain: el año menos
--                lo que se espera que traigan 12 meses; break_even: el primer mes en que se espera haber cobrado mes a mes tanto como el
--                año, vacío si nunca.
-- grain:         customer
with

windows as (
    select month
    from mart.months
    where is_complete
    order by month desc
    limit 6
),

openings as (
    select w.month, f.segment, sum(f.n) filter (f.kind = 'entered' and f.month < w.month) as exposed, sum(f.n) filter (f.kind = 'churned' and f.month = w.month) as left_in
    from windows as w
    join mart.facts as f on f.month <= w.month and f.kind in ('entered', 'churned')
    group by all
),

churns as (
    select segment, grouping(segment) = 1 as is_all, coalesce(sum(left_in), 0) / nullif(sum(exposed), 0)::double as churn, sum(exposed) as exposed
    from openings
    group by grouping sets ((segment), ())
),

monthly as (
    select
        t.customer_key,
        t.mrr,
        (y.unit_amount::decimal(20, 8) * t.quantity)::decimal(18, 8) as yearly,
        t.rate,
        y.name
    from mart.sold_today as t
    join core.plans as y
        on y.product = t.product and y.tier is not distinct from t.tier and coalesce(y.is_addon, false) = t.is_addon and y.currency = t.currency
        and y.interval = interval_unit('year') and coalesce(y.interval_count, 1) = 1 and y.unit_amount > 0
    where t.interval = interval_unit('month') and t.interval_count = 1 and t.customer_key in (select customer_key from selected_customers)
),

payers as (
    select customer_key, sum(mrr) as monthly, sum(valued(yearly, rate)) as yearly, min(name) as item
    from monthly
    group by customer_key
),

final as (
    select
        p.customer_key,
        'annual' as kind,
        p.item,
        p.monthly::decimal(38, 8) as monthly,
        p.yearly::decimal(38, 8) as yearly,
        (12 * p.monthly - p.yearly)::decimal(38, 8) as saving,
        p.yearly::decimal(38, 8) as cash_now,
        (p.yearly::double / 12 - p.monthly::double)::decimal(38, 8) as mrr_effect,
        coalesce(s.churn, a.churn) as churn,
        (p.monthly::double * (12 - expected_months(coalesce(s.churn, a.churn), 12)))::decimal(38, 8) as churn_avoided,
        (p.yearly::double - p.monthly::double * expected_months(coalesce(s.churn, a.churn), 12))::decimal(38, 8) as gain,
        break_even_month(p.monthly::double, p.yearly::double, coalesce(s.churn, a.churn)) as break_even
    from payers as p
    join core.customers as c using (customer_key)
    left join churns as s on not s.is_all and s.segment = c.segment and s.exposed >= 200
    left join churns as a on a.is_all
    where 12 * p.monthly > p.yearly
)

select * from final
