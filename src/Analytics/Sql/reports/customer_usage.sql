-- One customer's use against its plan | El uso de un cliente frente a su plan
-- parameters:    customer (only its rows are looked at)
-- definition:    For each thing that is counted, the mean of a day and of its limit over the 30 days that end with the last one with a
--                figure (of the 120 up to the as-of day), and the mean over the 30 before them; use = value / limit.
-- definition_es: De cada cosa que se cuenta, la media diaria y la de su límite en los 30 días que acaban con el último que tiene cifra
--                (de los 120 hasta el día de los datos), y la media de los 30 anteriores; use = value / límite.
-- source:        staging.usage_daily
with

counted as (
    select metric, date, value, included, max(date) over (partition by metric) as last_day
    from staging.usage_daily
    where customer_id = $customer and reason is null and date <= getvariable('as_of') and date > getvariable('as_of') - 120
),

final as (
    select
        metric,
        max(last_day) as last_day,
        (avg(value) filter (date > last_day - 30))::decimal(38, 8) as value,
        (avg(included) filter (date > last_day - 30))::decimal(38, 8) as included,
        (avg(value) filter (date <= last_day - 30 and date > last_day - 60))::decimal(38, 8) as value_before,
        (avg(value) filter (date > last_day - 30) / nullif(avg(included) filter (date > last_day - 30), 0))::decimal(18, 8) as use
    from counted
    group by metric
)

select * from final
order by use desc nulls last, metric
