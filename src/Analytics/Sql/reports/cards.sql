-- The metrics of one month beside an earlier one
-- parameters:    month, back (how many months earlier)
-- definition:    Reads "metric_values" (metric, month, value, n), which the reader puts in front out of the metrics' own texts. A metric
--                that is only known on the as-of day (committed MRR) stands with that. change = value - the earlier one; change_rate =
--                change / the earlier one. trail: the last 12 months. Months may be longer periods.
-- definition_es: Lee "metric_values" (metric, month, value, n), que el lector antepone a partir de los textos de las propias métricas.
--                Una métrica que solo se conoce el día de los datos (MRR comprometido) figura con ese día. change = value - el anterior;
--                change_rate = change / el anterior. trail: los últimos 12 meses. En lugar de meses puede haber periodos más largos.
-- reads:         metric_values
with

compared as (
    select
        metric,
        month,
        value,
        n,
        value - lag(value, $back) over months as change,
        (value - lag(value, $back) over months)::double / nullif(abs(lag(value, $back) over months), 0)::double as change_rate,
        list(value) over (months rows 11 preceding) as trail
    from metric_values
        window months as (partition by metric order by month)
),

final as (
    select
        metric,
        month,
        value::decimal(38, 8) as value,
        change::decimal(38, 8) as change,
        change_rate::decimal(18, 8) as change_rate,
        n::bigint as n,
        trail::decimal(38, 8)[] as trail
    from compared
    qualify month = $month or count(*) over (partition by metric) = 1
)

select * from final
