-- Customers behind a movement of a month
-- parameters: month, movement, subtype, by, value
-- definition: The movements of the month by customer: one movement, or the gains (gained), the losses (lost).
--             By segment, country or currency of the customer where asked.
-- source:     mart.movements, core.customers
select
    moves.customer_key,
    sum(moves.amount) as amount,
    max(moves.day) as day,
    arg_max(moves.movement, abs(moves.amount)) as movement,
    arg_max({subtype: moves.subtype}, abs(moves.amount)).subtype as subtype
from mart.movements as moves
inner join core.customers as customers on customers.customer_key = moves.customer_key
where moves.month = $month
    and case $movement
        when 'net' then true
        when 'gained' then moves.movement in ('new', 'expansion', 'reactivation')
        when 'lost' then moves.movement in ('contraction', 'churn')
        else moves.movement = $movement
    end
    and ($subtype is null or coalesce(moves.subtype, '(none)') = $subtype)
    and case $by
        when 'segment' then coalesce(customers.segment, '(none)') = $value
        when 'country' then coalesce(customers.country, '(none)') = $value
        when 'currency' then coalesce(customers.currency, '(none)') = $value
        else true
    end
group by moves.customer_key
