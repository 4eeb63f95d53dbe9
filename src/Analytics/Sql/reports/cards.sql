-- The metrics of one month beside the month before
-- parameters: month
-- definition: Reads "metric_values" (metric, month, value, n), which the reader puts in front out of the metrics' own texts.
--             A metric that is only known on the as-of day (committed MRR) stands with that.
--             change = value - the month before; change_rate = change / the month before. trail: the last 12 months.
-- reads:      metric_values
with

compared as (
    select
        metric,
        month,
        value,
        n,
        value - lag(value) over months as change,
        (value - lag(value) over months)::double / nullif(abs(lag(value) over months), 0)::double as change_rate,
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
