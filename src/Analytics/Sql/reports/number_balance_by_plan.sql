-- Customers behind a balance of a plan or a product
-- parameters: month, movement (opening, closing), by (plan, product), value
-- definition: Who paid for it at the end of the month (closing) or of the month before (opening), at the rate of that month.
-- source:     mart.service_states, core.plans
select
    states.customer_key,
    sum(states.mrr * rates.rate) as amount,
    null::date as day,
    null::varchar as movement,
    null::varchar as subtype
from mart.service_states as states
inner join mart.months as months
    on months.month = if($movement = 'opening', ($month::date - interval 1 month)::date, $month::date)
    and states.valid_from <= months.last_day
    and states.valid_to > months.last_day
inner join core.rates as rates on rates.currency = states.currency and rates.month = months.month
left join core.plans as plans on plans.plan_id = states.plan_id
where states.mrr > 0
    and coalesce(if($by = 'product', plans.product, states.plan_id), '(none)') = $value
group by states.customer_key
