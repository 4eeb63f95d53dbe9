-- Retainers to talk about | Bolsas de horas de las que hablar
-- definition:    Signs on the as-of day, one row a customer and sign. unused: under half of the hours used in each of the last 2 ended
--                periods, the value is at risk. too_small: over 100 % in at least 2 of the last 3. ending: a subscription ends within 60
--                days and does not renew itself, or the last period has had none after it for as long as it lasted (hours are often
--                written down when a period is over), and for no more than 60 days longer. fee is that of the last ended period, days
--                count to the end (below 0: since).
-- definition_es: Señales el día de los datos, una fila por cliente y señal. unused: menos de la mitad de las horas usadas en cada uno de
--                los 2 últimos periodos terminados, el valor está en riesgo. too_small: más del 100 % en al menos 2 de los 3 últimos.
--                ending: una suscripción termina en los próximos 60 días y no se renueva sola, o tras el último periodo no ha venido otro
--                durante lo que duró (las horas suelen anotarse cuando acaba el periodo), y como mucho 60 días más. fee es la cuota del
--                último periodo terminado, days cuenta hasta el final (por debajo de 0: desde él).
-- source:        mart.retainers, core.subscriptions
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

ended as (
    select
        *,
        (used / nullif(greatest(0, available), 0))::double as use,
        row_number() over (partition by customer_key order by period_start desc) as place
    from mart.retainers
    semi join selected_customers using (customer_key)
    where not is_open
),

lately as (
    select
        customer_key,
        count(*) filter (place <= 2 and use < 0.5) as unused,
        count(*) filter (place <= 3 and use > 1) as beyond,
        arg_min(use, place) as use,
        arg_min(fee, place) as fee,
        max(period_end) as period_end,
        max(2 * (period_end - date '1970-01-01') - (period_start - date '1970-01-01')) as next_end
    from ended
    where place <= 3
    group by customer_key
),

terms as (
    select customer_key, min(term_ends_at) as ends_on
    from core.subscriptions
    where auto_renew = false and term_ends_at > getvariable('as_of') and term_ends_at <= getvariable('as_of') + 60
        and ended_on is null
    group by customer_key
),

running as (
    select distinct customer_key from mart.retainers where is_open
),

signs as (
    select customer_key, 'unused' as sign, null::date as ends_on from lately where unused = 2
    union all
    select customer_key, 'too_small', null from lately where beyond >= 2
    union all
    select l.customer_key, 'ending', coalesce(t.ends_on, l.period_end)
    from lately as l
    left join terms as t using (customer_key)
    left join running as r using (customer_key)
    where t.ends_on is not null
        or (
            r.customer_key is null
            and getvariable('as_of') - date '1970-01-01' between l.next_end - 1 and l.next_end + 59
        )
)

select
    s.sign,
    c.customer_id,
    coalesce(c.name, c.customer_id) as name,
    l.use::decimal(18, 8) as use,
    l.fee::decimal(38, 8) as fee,
    s.ends_on,
    (s.ends_on - getvariable('as_of')::date)::integer as days
from signs as s
join lately as l using (customer_key)
join core.customers as c using (customer_key)
order by list_position(['unused', 'too_small', 'ending'], s.sign), l.fee desc nulls last, c.customer_id
