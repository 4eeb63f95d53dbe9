-- Customer lifetime value, of five years at most
-- label:         CLV | CLV (valor del cliente)
-- unit:          money
-- better:        higher
-- definition:    ARPA at the end of the period times the gross margin (a policy) times the months a customer is expected to stay, of 60
--                at most: (1 - (1 - c)^60) / c, where c is the monthly customer churn pooled over the last six whole months; 60
--                where nobody churned. Not defined with fewer than six months, without a margin, or under a filter by plan.
-- definition_es: ARPA al final del periodo por el margen bruto (una política) por los meses que se espera que siga un cliente, 60 como
--                máximo: (1 - (1 - c)^60) / c, donde c es la cancelación mensual de clientes de los seis últimos meses completos;
--                60 si nadie canceló. No se define con menos de seis meses, sin margen o con un filtro por plan.
-- source:        mart.bridges
-- decided:       docs/decisions/0032-a-channel-bears-its-own-cost-and-its-share-of-the-people.md
select month, (arpa * gross_margin() * capped_life(churn, 60))::decimal(28, 8) as value, customers as n
from selected_lifetimes
