-- Customers behind the exchange-rate row of a month
-- parameters: month, by, value
-- definition: Closing MRR in its own currency x (rate of the month - rate of the month before), by customer (reading S30).
--             By segment, country or currency of the customer where asked.
-- source:     mart.service_states, core.rates, core.customers
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
inner join core.customers as customers on customers.customer_key = states.customer_key
where states.mrr > 0
    and rates.rate <> before.rate
    and case $by
        when 'segment' then coalesce(customers.segment, '(none)') = $value
        when 'country' then coalesce(customers.country, '(none)') = $value
        when 'currency' then coalesce(customers.currency, '(none)') = $value
        else true
    end
group by states.customer_key
