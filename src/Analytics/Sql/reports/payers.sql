-- Payer bands | Bandas de pagadores
-- parameters:    month
-- definition:    Customers who pay at the end of the period by how late half of the amount of their last 12 invoices came: punctual,
--                slow, late, chronic, with the limits of payer_band_days; unknown below 3 invoices. MRR at the end of the period.
-- definition_es: Clientes que pagan al final del periodo, según lo tarde que llegó la mitad del importe de sus 12 últimas facturas:
--                punctual, slow, late, chronic, con los límites de payer_band_days; unknown con menos de 3 facturas. MRR al final del
--                periodo.
-- over:          payer_customers
-- source:        mart.receivables, monthly_balances
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

bands as (
    select unnest(['punctual', 'slow', 'late', 'chronic', 'unknown', 'total']) as band
),

summed as (
    select if(grouping(band) = 1, 'total', band) as band, count(*) as customers, sum(mrr) as mrr
    from payer_customers
    group by grouping sets ((band), ())
)

select
    b.band,
    case b.band when 'slow' then band_limit(1) + 1 when 'late' then band_limit(2) + 1 when 'chronic' then band_limit(3) + 1 end as from_days,
    case b.band when 'punctual' then band_limit(1) when 'slow' then band_limit(2) when 'late' then band_limit(3) end as to_days,
    coalesce(s.customers, 0)::bigint as customers,
    coalesce(s.mrr, 0)::decimal(38, 8) as mrr
from bands as b
left join summed as s using (band)
order by list_position(['punctual', 'slow', 'late', 'chronic', 'unknown', 'total'], b.band)
