-- Churn by kind | Bajas por tipo
-- definition:    MRR of customers who stopped paying and how many they are, by why (reading S29): voluntary, involuntary, to_free,
--                unknown.
-- definition_es: MRR de los clientes que dejaron de pagar y cuántos son, según el porqué (lectura S29): voluntary (voluntaria),
--                involuntary (involuntaria), to_free (a gratis), unknown (desconocido).
-- source:        selected_moves
select
    m.month,
    coalesce(c.subtype, 'unknown')::varchar as kind,
    count(distinct c.customer_key)::bigint as customers,
    sum(c.amount)::decimal(38, 8) as mrr
from selected_months as m
join selected_moves as c on c.month = m.month and c.movement = 'churn'
group by all
order by m.month, kind
