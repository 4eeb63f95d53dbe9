-- What a month's reconciliation cannot value | Lo que la conciliación de un mes no puede valorar
-- parameters:    month
-- definition:    Invoices and payments of the month in a currency without a rate to the reporting currency, or in none at all; and rows
--                of invoices, lines and payments that wait in quarantine or for their customer, of any month: their month is not known.
-- definition_es: Facturas y pagos del mes en una moneda sin tipo de cambio a la moneda de informe, o sin moneda; y filas de facturas,
--                líneas y pagos que esperan en cuarentena o a su cliente, de cualquier mes: el suyo no se conoce.
-- source:        core.invoices, staging.payments, core.quarantine, core.orphans
with

chosen as (
    select month
    from mart.months
    where month = coalesce($month, (select max(month) from mart.months where is_complete))
),

final as (
    select 'invoices_without_rate' as what, count(*)::bigint as rows
    from core.invoices as i
    join chosen as m on date_trunc('month', i.issued_on) = m.month
    where i.counts and coalesce(i.currency, '') not in (select currency from core.currencies)
    union all
    select 'payments_without_rate', count(*)
    from staging.payments as p
    join core.customers as c using (customer_id)
    join chosen as m on date_trunc('month', p.attempted_at) = m.month
    left join core.invoices as i on i.invoice_id = p.invoice_id and i.customer_key = c.customer_key
    where p.reason is null and p.status <> 'failed'
        and coalesce(p.currency, i.currency, c.currency, '') not in (select currency from core.currencies)
    union all
    select 'rows_waiting', (
        select count(*) from core.quarantine where table_name in ('invoices', 'invoice_lines', 'payments')
    ) + (select count(*) from core.orphans where table_name in ('invoices', 'invoice_lines', 'payments'))
)

select * from final where rows > 0
