-- Customer lifetime value, without a limit
-- label:         Simple CLV | CLV simple (valor del cliente)
-- unit:          money
-- better:        higher
-- definition:    ARPA at the end of the period times the gross margin (a policy), divided by the monthly customer churn: customers who
--                churned over customers at the start of each month, pooled over the last six whole months. Not defined without
--                churn, with fewer than six months, without a margin, or under a filter by plan.
-- definition_es: ARPA al final del periodo por el margen bruto (una política), dividido por la cancelación mensual de clientes: los que
--                cancelaron entre los que había al empezar cada mes, sumando los seis últimos meses completos. No se define sin
--                cancelaciones, con menos de seis meses, sin margen o con un filtro por plan.
-- source:        mart.bridges
-- decided:       docs/decisions/0032-a-channel-bears-its-own-cost-and-its-share-of-the-people.md
select month, (arpa * gross_margin() / nullif(churn, 0))::decimal(28, 8) as value, customers as n
from selected_lifetimes
