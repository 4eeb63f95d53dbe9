-- Customers behind the exchange-rate row of a month
-- parameters: month, by, value
-- definition: What exchange rates did to a customer's MRR. By segment, country or currency of the customer where asked.
-- source:     mart.exchange_effects, core.customers
select
    effects.customer_key,
    sum(effects.amount) as amount,
    null::date as day,
    null::varchar as movement,
    null::varchar as subtype
from mart.exchange_effects as effects
inner join core.customers as customers on customers.customer_key = effects.customer_key
where effects.month = $month
    and case $by
        when 'segment' then coalesce(customers.segment, '(none)') = $value
        when 'country' then coalesce(customers.country, '(none)') = $value
        when 'currency' then coalesce(customers.currency, '(none)') = $value
        else true
    end
group by effects.customer_key
