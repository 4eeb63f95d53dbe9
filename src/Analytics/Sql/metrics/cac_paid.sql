-- Paid customer acquisition cost
-- label:         Paid CAC | CAC de pago
-- unit:          money
-- better:        lower
-- definition:    What was spent on ads of the channels, divided by the new customers who came by a channel with ads in the period. Ads
--                without a channel, people and tools are left out.
-- definition_es: Lo gastado en anuncios de los canales, dividido por los clientes nuevos que llegaron por un canal con anuncios en el
--                periodo. Quedan fuera los anuncios sin canal, las personas y las herramientas.
-- source:        mart.channel_costs, mart.facts
-- decided:       docs/decisions/0032-a-channel-bears-its-own-cost-and-its-share-of-the-people.md
select month, (paid / nullif(paid_customers, 0))::decimal(28, 8) as value, paid_customers as n
from selected_acquisition
