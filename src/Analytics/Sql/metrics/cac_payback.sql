-- Months until a new customer has paid back its acquisition
-- label:         CAC payback | Recuperación del CAC
-- unit:          months
-- better:        lower
-- definition:    CAC divided by what a new customer leaves a month: new MRR by new customer, times the gross margin (a policy; not
--                defined until it is set, nor with a margin of 0). Not defined where CAC is not.
-- definition_es: CAC dividido por lo que deja al mes un cliente nuevo: MRR de altas por cliente nuevo, por el margen bruto (una
--                política; no se define hasta fijarlo, ni con margen 0). No se define donde no hay CAC.
-- source:        mart.channel_costs, mart.bridges
-- decided:       docs/decisions/0032-a-channel-bears-its-own-cost-and-its-share-of-the-people.md
select month, (spent / nullif(new * gross_margin(), 0))::decimal(28, 8) as value, new_customers as n
from selected_bridges
join selected_acquisition using (month)
