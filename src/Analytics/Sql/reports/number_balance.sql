-- Customers behind a balance of a month
-- parameters: month, movement (opening, closing)
-- definition: Who paid at the end of the month (closing) or of the month before (opening), each at the rate of that month.
-- source:     selected_balances, selected_months
select
    customer_key,
    sum(mrr) as amount,
    null::date as day,
    null::varchar as movement,
    null::varchar as subtype
from selected_balances
where month = if($movement = 'opening', (select before from selected_months where month = $month), $month::date)
group by customer_key
