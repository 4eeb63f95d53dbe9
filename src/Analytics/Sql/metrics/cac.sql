-- Customer acquisition cost
-- label:         CAC | CAC (coste de captación de clientes)
-- unit:          money
-- better:        lower
-- definition:    All sales and marketing cost of the period (ads, salaries, commissions, tools, overhead), each month at its own
--                rate, divided by the new customers of the period; the policy cac_lag_months sets the cost of earlier months
--                against them. Under a filter by channel: what was booked on the channels and their share of the labour without a
--                channel. Not defined without cost, without new customers, and under any other filter.
-- definition_es: Todo el coste de ventas y marketing del periodo (anuncios, salarios, comisiones, herramientas, gastos generales),
--                cada mes a su tipo de cambio, dividido por los clientes nuevos del periodo; la política cac_lag_months les opone
--                el coste de meses anteriores. Con un filtro por canal: lo anotado en los canales y su parte del trabajo sin canal.
--                No se define sin coste, sin clientes nuevos ni con otro filtro.
-- source:        mart.channel_costs, mart.bridges
-- decided:       docs/decisions/0032-a-channel-bears-its-own-cost-and-its-share-of-the-people.md
select month, (spent / nullif(new_customers, 0))::decimal(28, 8) as value, new_customers as n
from selected_bridges
join selected_acquisition using (month)
