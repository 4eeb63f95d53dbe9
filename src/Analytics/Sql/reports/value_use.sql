-- What a customer used in a quarter | Lo que un cliente usó en un trimestre
-- parameters:    customer, from, to (first and last day)
-- definition:    For each thing that is counted, the mean and the peak of a day in the quarter, the mean limit, and the mean of a day in
--                the quarter before.
-- definition_es: De cada cosa que se cuenta, la media y el máximo diarios en el trimestre, el límite medio y la media diaria del
--                trimestre anterior.
-- source:        staging.usage_daily
with

counted as (
    select metric, value, included, date >= $from::date as is_now
    from staging.usage_daily
    where customer_id = $customer and reason is null
        and date >= ($from::date - interval 3 month)::date and date <= $to::date and date <= getvariable('as_of')
)

select
    metric,
    (avg(value) filter (is_now))::decimal(38, 8) as value,
    (max(value) filter (is_now))::decimal(38, 8) as peak,
    (avg(included) filter (is_now))::decimal(38, 8) as included,
    (avg(value) filter (not is_now))::decimal(38, 8) as value_before
from counted
group by metric
having count(*) filter (is_now) > 0
order by metric
