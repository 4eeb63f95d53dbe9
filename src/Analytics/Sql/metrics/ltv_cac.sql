-- Lifetime value to acquisition cost
-- label:         LTV:CAC | LTV:CAC
-- unit:          ratio
-- better:        higher
-- definition:    CLV (of 60 months at most) divided by CAC of the period. Not defined where one of them is not.
-- definition_es: CLV (de 60 meses como máximo) dividido por el CAC del periodo. No se define donde falta uno de los dos.
-- source:        mart.bridges, mart.channel_costs
-- decided:       docs/decisions/0032-a-channel-bears-its-own-cost-and-its-share-of-the-people.md
select
    month,
    (l.arpa * gross_margin() * capped_life(l.churn, 60) / nullif(a.spent / nullif(b.new_customers, 0), 0))::decimal(28, 8) as value,
    l.customers as n
from selected_lifetimes as l
join selected_acquisition as a using (month)
join selected_bridges as b using (month)
