-- Customers behind a balance of a month
-- parameters: month, movement (opening, closing), by, value
-- definition: Who paid at the end of the month (closing) or of the month before (opening), each at the rate of that month.
--             By segment, country or currency of the customer where asked.
-- source:     mart.customer_months, core.customers
select
    balances.customer_key,
    balances.mrr as amount,
    null::date as day,
    null::varchar as movement,
    null::varchar as subtype
from mart.customer_months as balances
inner join core.customers as customers on customers.customer_key = balances.customer_key
where balances.month = if($movement = 'opening', ($month::date - interval 1 month)::date, $month::date)
    and case $by
        when 'segment' then coalesce(customers.segment, '(none)') = $value
        when 'country' then coalesce(customers.country, '(none)') = $value
        when 'currency' then coalesce(customers.currency, '(none)') = $value
        else true
    end
