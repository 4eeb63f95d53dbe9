-- Retainer periods | Periodos de las bolsas de horas
-- parameters:    month, customer (id; blank: everybody)
-- definition:    Periods that ended in the period in view, and those that are open on its last day: hours included, rolled over, used and
--                beyond; use = used / available, effective = fee / used, invoice = fee + overage at its rate.
-- definition_es: Periodos que terminaron en el periodo a la vista y los abiertos en su último día: horas incluidas, arrastradas, usadas y
--                de más; use = used / available, effective = cuota / horas usadas, invoice = cuota + exceso a su precio.
-- grain:         customer, period
-- source:        mart.retainers
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select
    c.customer_id,
    coalesce(c.name, c.customer_id) as name,
    r.period_start,
    r.period_end,
    r.is_open,
    r.included, r.rolled, r.available, r.used, r.overage,
    r.is_billed,
    (r.used / nullif(greatest(0, r.available), 0))::decimal(18, 8) as use,
    r.fee::decimal(38, 8) as fee,
    (r.fee / nullif(r.used, 0))::decimal(38, 8) as effective,
    r.overage_value::decimal(38, 8) as overage_value,
    (r.fee + if(r.overage = 0 or not r.is_billed, 0, r.overage_value))::decimal(38, 8) as invoice
from mart.retainers as r
semi join selected_customers using (customer_key)
join selected_months as m on m.month = $month and r.month >= m.first_month and r.month <= m.end_month
join core.customers as c using (customer_key)
where $customer is null or c.customer_id = $customer
order by r.overage_value desc nulls last, r.overage desc, use desc nulls last, c.customer_id, r.period_start
