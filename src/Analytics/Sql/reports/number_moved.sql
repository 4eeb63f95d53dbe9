-- Customers behind a movement of a month | Clientes detrás de un movimiento de un mes
-- parameters:    month, movement, subtype
-- definition:    The movements of the month by customer: one movement, or the gains (gained), the losses (lost).
-- definition_es: Los movimientos del mes por cliente: un movimiento, las ganancias (gained) o las pérdidas (lost).
-- source:        monthly_moves
select
    customer_key,
    sum(amount) as amount,
    max(day) as day,
    arg_max(movement, abs(amount)) as movement,
    arg_max({subtype: subtype}, abs(amount)).subtype as subtype
from monthly_moves
where month >= first_month($month, $selected_length) and month <= $month
    and case $movement
        when 'gained' then movement in ('new', 'expansion', 'reactivation')
        when 'lost' then movement in ('contraction', 'churn')
        else movement = $movement
    end
    and ($subtype is null or coalesce(subtype, '(none)') = $subtype)
group by customer_key
