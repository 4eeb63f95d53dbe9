-- Customers behind the exchange-rate row of a plan or a product
-- parameters: month, by (plan, product), value
-- definition: Closing MRR in its own currency x (rate of the month - rate of the month before), by customer (reading S30).
-- source:     mart.service_states, core.rates, core.plans
select
    states.customer_key,
    sum(states.mrr * (rates.rate - before.rate)) as amount,
    null::date as day,
    null::varchar as movement,
    null::varchar as subtype
from mart.service_states as states
inner join mart.months as months
    on months.month = $month
    and states.valid_from <= months.last_day
    and states.valid_to > months.last_day
inner join core.rates as rates on rates.currency = states.currency and rates.month = months.month
inner join core.rates as before
    on before.currency = states.currency
    and before.month = (months.month - interval 1 month)::date
left join core.plans as plans on plans.plan_id = states.plan_id
where states.mrr > 0
    and rates.rate <> before.rate
    and coalesce(if($by = 'product', plans.product, states.plan_id), '(none)') = $value
group by states.customer_key
