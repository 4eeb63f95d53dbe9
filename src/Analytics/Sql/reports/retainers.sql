-- Retainers by period | Bolsas de horas por periodo
-- definition:    Retainer periods that ended in the period, one still open apart (is_open): customers, hours included, rolled over, used
--                and beyond, use = used / available, effective = fees / hours used of retainers with a fee, overage at its rate, and what
--                the invoices come to. Hours taken from the period before (rolled below 0) make less available.
-- definition_es: Periodos de bolsas de horas que terminaron en el periodo, los aún abiertos aparte (is_open): clientes, horas incluidas,
--                arrastradas, usadas y de más, use = used / available, effective = cuotas / horas usadas de las bolsas con cuota, exceso
--                a su precio y lo que suman las facturas. Las horas que el periodo anterior gastó de más (arrastre por debajo de 0) dejan
--                menos disponibles.
-- source:        mart.retainers
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select
    m.month,
    r.is_open,
    count(distinct r.customer_key)::bigint as customers,
    count(*)::bigint as retainers,
    sum(r.included)::decimal(18, 4) as included,
    sum(r.rolled)::decimal(18, 4) as rolled,
    sum(r.used)::decimal(18, 4) as used,
    sum(r.overage)::decimal(18, 4) as overage,
    (sum(r.used) / nullif(greatest(0, sum(r.available)), 0))::decimal(18, 8) as use,
    sum(r.fee)::decimal(38, 8) as fee,
    (sum(r.fee) / nullif(sum(r.used) filter (r.fee is not null), 0))::decimal(38, 8) as effective,
    coalesce(sum(r.overage_value), 0)::decimal(38, 8) as overage_value,
    (sum(r.fee) + coalesce(sum(r.overage_value) filter (r.fee is not null), 0))::decimal(38, 8) as invoice
from selected_months as m
join mart.retainers as r on r.month >= m.first_month and r.month <= m.end_month
semi join selected_customers using (customer_key)
group by m.month, r.is_open
order by m.month, r.is_open
