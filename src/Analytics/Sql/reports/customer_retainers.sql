-- One customer's retainer, period by period | La bolsa de horas de un cliente, periodo a periodo
-- parameters:    customer_key (so that only its rows are looked at)
-- definition:    Hours included, rolled over, used and beyond, fee and what the hours beyond are worth; the latest first.
-- definition_es: Horas incluidas, arrastradas, usadas y de más, la cuota y lo que valen las horas de más; primero el último periodo.
-- source:        mart.retainers
select
    period_start,
    period_end,
    is_open,
    included::decimal(38, 8) as included,
    rolled::decimal(38, 8) as rolled,
    used::decimal(38, 8) as used,
    overage::decimal(38, 8) as overage,
    fee::decimal(38, 8) as fee,
    overage_value::decimal(38, 8) as overage_value
from mart.retainers
where customer_key = $customer_key
order by period_start desc
