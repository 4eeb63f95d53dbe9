-- One customer's latest invoices with their lines | Las últimas facturas de un cliente con sus líneas
-- parameters:    customer, invoice (number, or id where there is none; blank = none in particular)
-- definition:    The 24 latest, one row per line, and before them the invoice asked for; invoices counts all of them.
-- definition_es: Las 24 últimas, una fila por línea, y delante la factura que se pida; invoices las cuenta todas.
-- source:        core.invoices, core.invoice_lines
with

all_of_them as (
    select
        *,
        count(*) over () as invoices,
        coalesce(coalesce(number, invoice_id) = $invoice, false) as is_asked
    from core.invoices
    where customer_id = $customer
),

latest as (
    select *
    from all_of_them
    order by is_asked desc, issued_on desc, invoice_id desc
    limit 24
),

lines as (
    select *
    from core.invoice_lines
    where invoice_id in (select invoice_id from latest)
),

final as (
    select
        latest.invoice_id,
        coalesce(latest.number, latest.invoice_id) as label,
        latest.issued_on,
        latest.due_on,
        latest.paid_on,
        latest.status,
        latest.currency,
        latest.total::decimal(38, 8) as total,
        latest.invoices::bigint as invoices,
        lines.invoice_line_id,
        lines.kind,
        lines.description,
        lines.plan_id,
        lines.period_start,
        lines.period_end,
        lines.amount::decimal(38, 8) as amount
    from latest
    left join lines on lines.invoice_id = latest.invoice_id
    order by latest.is_asked desc, latest.issued_on desc, latest.invoice_id desc, lines.invoice_line_id
)

select * from final
