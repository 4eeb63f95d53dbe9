-- Failed payments | Pagos fallidos
-- definition:    attempts: attempts to collect that failed in the period, retries included, and what they were to bring (amount, at the
--                rate of its month). first_failures: invoices whose first attempt failed, and what they were to bring. without_invoice:
--                of the attempts, those that name no invoice: whether they were made good cannot be known. without_rate: those in a
--                currency without a rate, which are in no amount.
-- definition_es: attempts: intentos de cobro fallidos en el periodo, reintentos incluidos, y lo que debían traer (amount, al tipo de
--                cambio de su mes). first_failures: facturas cuyo primer intento falló y lo que debían traer. without_invoice: de los
--                intentos, los que no nombran factura: no se puede saber si se recuperaron. without_rate: los de una moneda sin tipo de
--                cambio, que no están en ningún importe.
-- source:        mart.dunning, mart.recoveries
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

failures as (
    select m.month, d.customer_key, d.invoice_id, valued(d.amount, r.rate) as amount
    from mart.dunning as d
    semi join selected_customers using (customer_key)
    join selected_months as m on d.day >= m.first_month and d.day < m.end_month + interval 1 month
    left join core.rates as r on r.currency = d.currency and r.month = date_trunc('month', d.day)
    where d.status = 'failed'
),

attempts as (
    select
        month,
        count(*)::bigint as attempts,
        count(distinct customer_key)::bigint as customers,
        coalesce(sum(amount), 0) as amount,
        (count(*) - count(amount))::bigint as without_rate,
        (count(*) filter (invoice_id is null))::bigint as without_invoice,
        coalesce(sum(amount) filter (invoice_id is null), 0) as without_invoice_amount
    from failures
    group by month
),

firsts as (
    select m.month, count(*)::bigint as invoices, sum(r.failed) as failed
    from mart.recoveries as r
    semi join selected_customers using (customer_key)
    join selected_months as m on r.month >= m.first_month and r.month <= m.end_month
    group by m.month
)

select
    m.month,
    coalesce(a.attempts, 0)::bigint as attempts,
    coalesce(a.customers, 0)::bigint as customers,
    coalesce(a.amount, 0)::decimal(38, 8) as amount,
    coalesce(f.invoices, 0)::bigint as first_failures,
    coalesce(f.failed, 0)::decimal(38, 8) as failed,
    coalesce(a.without_invoice, 0)::bigint as without_invoice,
    coalesce(a.without_invoice_amount, 0)::decimal(38, 8) as without_invoice_amount,
    coalesce(a.without_rate, 0)::bigint as without_rate
from selected_months as m
left join attempts as a using (month)
left join firsts as f using (month)
order by m.month
