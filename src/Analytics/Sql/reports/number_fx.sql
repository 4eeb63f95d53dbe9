-- Customers behind the exchange-rate row of a month
-- parameters: month
-- definition: What exchange rates did to a customer's MRR.
-- source:     selected_effects
select
    customer_key,
    sum(amount) as amount,
    null::date as day,
    null::varchar as movement,
    null::varchar as subtype
from selected_effects
where month = $month
group by customer_key
