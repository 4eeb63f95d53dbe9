-- Customers behind failed and recovered payments | Clientes detrás de los pagos fallidos y recuperados
-- parameters:    month, movement (failed, recovered)
-- definition:    By customer, what first attempts failed to bring in the period, or what later ones brought of it; day is the first
--                failure.
-- definition_es: Por cliente, lo que los primeros intentos no trajeron en el periodo, o lo que de ello trajeron los siguientes; day es el
--                primer fallo.
-- source:        mart.recoveries
select
    r.customer_key,
    sum(if($movement = 'recovered', r.recovered, r.failed)) as amount,
    min(r.failed_on) as day,
    null::varchar as movement,
    null::varchar as subtype
from mart.recoveries as r
semi join selected_customers using (customer_key)
join selected_months as m on m.month = $month and r.month >= m.first_month and r.month <= m.end_month
group by r.customer_key
having sum(if($movement = 'recovered', r.recovered, r.failed)) <> 0
