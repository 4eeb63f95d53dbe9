-- Sales and marketing cost
-- label:         Sales and marketing cost | Coste de ventas y marketing
-- unit:          money
-- better:        neither
-- definition:    What was spent in the months of the period on ads, salaries, commissions, tools and overhead, each month at its own
--                rate. Under a filter by channel: what was booked on the channels and their share of the labour without a channel.
--                Not known under any other filter.
-- definition_es: Lo gastado en los meses del periodo en anuncios, salarios, comisiones, herramientas y gastos generales, cada mes a su
--                tipo de cambio. Con un filtro por canal: lo anotado en los canales y su parte del trabajo sin canal. Con otro
--                filtro no se conoce.
-- source:        mart.channel_costs
-- decided:       docs/decisions/0032-a-channel-bears-its-own-cost-and-its-share-of-the-people.md
select month, cost as value, null::bigint as n
from selected_acquisition
