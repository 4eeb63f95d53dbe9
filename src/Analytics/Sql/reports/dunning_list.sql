-- Payments behind a recovery, part of the list at a time | Pagos detrás de una recuperación, una parte de la lista cada vez
-- parameters:    month, by (month, reason, attempt), value (see dunning_payments), start (place of the first one, from 1), size
-- definition:    Payments by invoice, the latest first failure first, with the file and line each came from. rows, invoices, failed_all
--                and recovered_all are of the whole list; the last two are the row of the recovery that it stands behind.
-- definition_es: Pagos por factura, primero la del primer fallo más reciente, con el archivo y la línea de donde viene cada uno. rows,
--                invoices, failed_all y recovered_all son de toda la lista; los dos últimos coinciden con la fila de la recuperación de
--                la que sale.
-- defaults:      by=month
-- over:          recovered_invoices, dunning_payments
-- source:        mart.dunning, mart.recoveries
with

totals as (
    select
        count(*)::bigint as rows,
        count(distinct (customer_key, invoice_id))::bigint as invoices,
        coalesce(sum(failed), 0)::decimal(38, 8) as failed_all,
        coalesce(sum(recovered), 0)::decimal(38, 8) as recovered_all
    from dunning_payments
),

shown as (
    select *, row_number() over (order by failed_on desc, customer_key, invoice_id, day, tries nulls last, payment_id) as place
    from dunning_payments
    qualify place between coalesce($start, 1) and coalesce($start, 1) + coalesce($size, 50) - 1
)

select
    t.*,
    c.customer_id,
    coalesce(c.name, c.customer_id) as name,
    coalesce(i.number, s.invoice_id) as invoice,
    s.* exclude (customer_key, invoice_id, load_id, line, place)
        replace (s.failed::decimal(38, 8) as failed, s.recovered::decimal(38, 8) as recovered),
    l.file,
    s.line::bigint as line
from totals as t
left join shown as s on true
left join core.customers as c using (customer_key)
left join staging.invoices as i on i.invoice_id = s.invoice_id and i.customer_id = c.customer_id
left join raw.loads as l on l.load_id = s.load_id
order by s.place
