-- MRR of a month's last day beside the recurring lines that cover it | MRR del último día de un mes junto a las líneas recurrentes que lo cubren
-- parameters:    month, customer
-- definition:    By subscription or invoiced service (unit = its key); a customer with a line that names no subscription is compared as a
--                whole (unit = 0). kind says how the two stand to each other; coin is what rounding of the lines may make up. latest: the
--                lines whose period begins last, on billed_from. prorated: with the proration and credit lines. withdrawn: a draft or
--                voided invoice covers the day.
-- definition_es: Por suscripción o servicio facturado (unit = su clave); un cliente con una línea que no nombra suscripción se compara
--                entero (unit = 0). kind dice cómo queda lo uno frente a lo otro; coin es lo que puede sumar el redondeo de las líneas.
--                latest: las líneas cuyo periodo empieza el último, en billed_from. prorated: con las líneas de prorrateo y de abono.
--                withdrawn: el día lo cubre un borrador o una factura anulada.
-- grain:         customer, unit
-- over:          billed_lines
with

chosen as (
    select month, last_day
    from mart.months
    where month = coalesce($month, (select max(month) from mart.months where is_complete))
),

covering as (
    select *
    from billed_lines
    where covers
),

wholes as (
    select distinct customer_key
    from covering
    where service_key is null and counts and kind = 'recurring'
),

placed as (
    select
        covering.*,
        if(wholes.customer_key is null, covering.service_key, 0) as unit
    from covering
    left join wholes using (customer_key)
),

begun as (
    select *, max(period_start) filter (counts and kind = 'recurring') over (partition by customer_key, unit) as billed_from
    from placed
    where unit is not null
),

billed as (
    select
        customer_key,
        unit,
        any_value(billed_from) as billed_from,
        coalesce(sum(monthly_value) filter (counts and kind = 'recurring'), 0) as billed,
        coalesce(sum(monthly_value) filter (counts and kind = 'recurring' and period_start = billed_from), 0) as latest,
        coalesce(sum(monthly_value) filter (counts), 0) as prorated,
        coalesce(sum(coin) filter (counts), 0) as coin,
        bool_or(kind = 'recurring' and not counts) as withdrawn
    from begun
    group by customer_key, unit
),

running as (
    select
        s.customer_key,
        if(w.customer_key is null, s.service_key, 0) as unit,
        sum(valued(s.mrr, r.rate)) as mrr,
        list(distinct s.state) as states,
        bool_and(s.state = 'bridged') filter (s.mrr > 0) as bridged
    from mart.service_states as s
    join chosen as m on s.valid_from <= m.last_day and s.valid_to > m.last_day
    join core.services as v using (service_key)
    join core.customers as c on c.customer_key = s.customer_key
    join core.rates as r on r.currency = v.currency and r.month = m.month
    left join wholes as w on w.customer_key = s.customer_key
    where $customer is null or c.customer_id = $customer
    group by all
),

final as (
    select
        customer_key,
        unit,
        m.month,
        m.last_day,
        coalesce(r.mrr, 0) as mrr,
        coalesce(b.billed, 0) as billed,
        coalesce(b.latest, 0) as latest,
        coalesce(b.prorated, 0) as prorated,
        b.billed_from,
        coalesce(b.coin, 0) as coin,
        coalesce(b.withdrawn, false) as withdrawn,
        coalesce(r.bridged, false) as bridged,
        coalesce(r.states, []) as states,
        case
            when abs(coalesce(r.mrr, 0) - coalesce(b.billed, 0)) <= coalesce(b.coin, 0) then 'same'
            when unit < 0 and coalesce(r.mrr, 0) > 0 then 'invoiced'
            when coalesce(b.billed, 0) = 0 then 'unbilled'
            when coalesce(r.mrr, 0) = 0 then 'idle'
            else 'both'
        end as kind
    from billed as b
    full join running as r using (customer_key, unit)
    cross join chosen as m
)

select * from final
