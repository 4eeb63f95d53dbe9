-- A number of the bridge of a month, or a sum of its movements | Un número del puente de un mes, o una suma de sus movimientos
-- parameters:    month, movement
-- definition:    net = closing - opening: every movement and the effect of exchange rates; gained = new + expansion + reactivation; lost
--                = contraction + churn.
-- definition_es: net = closing - opening: todos los movimientos y el efecto de los tipos de cambio; gained = new + expansion +
--                reactivation; lost = contraction + churn.
-- source:        selected_bridges
select
    case $movement
        when 'opening' then opening
        when 'new' then new
        when 'reactivation' then reactivation
        when 'expansion' then expansion
        when 'resumed' then resumed
        when 'contraction' then contraction
        when 'churn' then churn
        when 'paused' then paused
        when 'transferred' then transferred
        when 'fx' then fx
        when 'closing' then closing
        when 'net' then closing - opening
        when 'gained' then new + expansion + reactivation
        when 'lost' then contraction + churn
    end::decimal(38, 8) as value
from selected_bridges
where month = $month
