-- Customers whose health changed most in a month | Clientes cuya salud cambió más en un mes
-- over:          health_shown
-- parameters:    overrides
-- definition:    The five that fell most and the five that rose most since about a month before, by 1 point at least; by MRR where equal.
-- definition_es: Los cinco que más bajaron y los cinco que más subieron desde alrededor de un mes antes, al menos 1 punto; a igualdad,
--                por MRR.
-- defaults:      overrides=[]
-- source:        mart.health_today, mart.health_before
with

placed as (
    select
        *,
        if(change < 0, 'fell', 'rose') as kind,
        row_number() over (partition by change < 0 order by abs(change) desc, mrr desc, customer_id) as place
    from health_shown
    where abs(change) >= 1
)

select kind, customer_id, name, mrr, health, change, shown_band
from placed
where place <= 5
order by kind, place
