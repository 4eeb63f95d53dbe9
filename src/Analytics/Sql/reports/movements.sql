-- Movements by month | Movimientos por mes
-- definition: How MRR went from the opening to the closing of each month, losses negative; opening plus the rest is the closing.
--             Transferred is 0 unless a filter is on plan or product (reading S31).
-- source:     selected_bridges
select
    strftime(month, '%Y-%m') as month,
    round(opening, 4)::decimal(28, 4) as opening,
    round(new, 4)::decimal(28, 4) as new,
    round(reactivation, 4)::decimal(28, 4) as reactivation,
    round(expansion, 4)::decimal(28, 4) as expansion,
    round(resumed, 4)::decimal(28, 4) as resumed,
    round(contraction, 4)::decimal(28, 4) as contraction,
    round(churn, 4)::decimal(28, 4) as churn,
    round(paused, 4)::decimal(28, 4) as paused,
    round(transferred, 4)::decimal(28, 4) as transferred,
    round(fx, 4)::decimal(28, 4) as fx,
    round(closing, 4)::decimal(28, 4) as closing,
    customers
from selected_bridges
order by month
