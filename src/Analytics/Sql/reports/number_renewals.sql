-- Customers whose terms ended in a period | Clientes cuyos plazos terminaron en un periodo
-- parameters:    month, movement (due, renewed)
-- definition:    The MRR of the last days of their terms (due), and what of it went on (renewed).
-- definition_es: El MRR de los últimos días de sus plazos (due) y lo que de él siguió (renewed).
-- source:        monthly_renewals
select
    customer_key,
    sum(if($movement = 'due', due, renewed)) as amount,
    max(day) as day,
    null::varchar as movement,
    null::varchar as subtype
from monthly_renewals
where month >= first_month($month, $selected_length) and month <= $month
group by customer_key
