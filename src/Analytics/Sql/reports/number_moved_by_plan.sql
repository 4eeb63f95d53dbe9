-- Customers behind a movement of a plan or a product
-- parameters: month, movement, subtype, by (plan, product), value
-- definition: The movements of the month seen through the plan: what left for another plan of the same customer on the same
--             day is transferred (reading S31).
-- source:     mart.plan_moves
select
    customer_key,
    sum(amount) as amount,
    max(day) as day,
    arg_max(movement, abs(amount)) as movement,
    arg_max({subtype: subtype}, abs(amount)).subtype as subtype
from mart.plan_moves
where dimension = $by
    and coalesce(value, '(none)') = $value
    and month = $month
    and case $movement
        when 'net' then true
        when 'gained' then movement in ('new', 'expansion', 'reactivation')
        when 'lost' then movement in ('contraction', 'churn')
        else movement = $movement
    end
    and ($subtype is null or coalesce(subtype, '(none)') = $subtype)
group by customer_key
