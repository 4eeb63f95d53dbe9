-- NPS of a period by an attribute | NPS de un periodo por un atributo
-- parameters:    month, by (segment, country, csm, acquisition_channel, industry, currency)
-- definition:    Answers that count on the period's last day (reading S47), with the 95 % interval: of the formula from thirty answers
--                on, adjusted from five (is_small), no score under five. The smallest values beyond 60 are one row (kind = others).
-- definition_es: Respuestas que cuentan el último día del periodo (lectura S47), con el intervalo del 95 %: el de la fórmula desde
--                treinta respuestas, el ajustado desde cinco (is_small); sin puntuación con menos de cinco. A partir de 60, los valores
--                más pequeños son una fila (kind = others).
-- defaults:      by=segment
-- source:        selected_answers, core.customers
with

counted as (
    select a.customer_key, a.vote
    from selected_answers as a
    where a.survey = 'nps' and a.vote is not null
        and counts_on(a.day, a.until, (select last_day from selected_months where month = $month))
),

sums as (
    select
        attribute_of($by, c.segment, c.country, c.csm, c.acquisition_channel, c.industry, c.currency) as value,
        count(*) as n,
        count(*) filter (a.vote = 1) as p,
        count(*) filter (a.vote = -1) as d
    from counted as a
    join core.customers as c using (customer_key)
    group by value
),

ranked as (
    select *, row_number() over (order by n desc, value) <= 60 as is_listed
    from sums
),

rows as (
    select if(is_listed, 'value', 'others') as kind, if(is_listed, value, null) as value, sum(n)::bigint as n, sum(p)::bigint as p, sum(d)::bigint as d
    from ranked
    group by all
    union all
    select 'total', null, coalesce(sum(n), 0)::bigint, coalesce(sum(p), 0)::bigint, coalesce(sum(d), 0)::bigint
    from sums
),

final as (
    select
        kind,
        value,
        n,
        p as promoters,
        n - p - d as passives,
        d as detractors,
        nps_of(p, d, n)::decimal(28, 8) as nps,
        nps_margin(p, d, n)::decimal(28, 8) as margin,
        nps_low(p, d, n)::decimal(28, 8) as low,
        nps_high(p, d, n)::decimal(28, 8) as high,
        n < 30 as is_small
    from rows
    order by list_position(['value', 'others', 'total'], kind), n desc, value
)

select * from final
