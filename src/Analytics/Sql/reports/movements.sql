-- Movements by month | Movimientos por mes
-- definition:    How MRR went from the opening to the closing of each month, losses negative; opening plus the rest is the closing. Under
--                a filter on plan or product what is transferred to others (reading S31) is the rest of the sum.
-- definition_es: Cómo pasó el MRR del inicial al final de cada mes, las pérdidas en negativo; el inicial más el resto es el final. Con un
--                filtro por plan o producto, lo traspasado a otros (lectura S31) es lo que falta en la suma.
-- source:        selected_bridges
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
    round(fx, 4)::decimal(28, 4) as fx,
    round(closing, 4)::decimal(28, 4) as closing,
    customers
from selected_bridges
order by month
