-- Payments behind a recovery | Pagos detrás de una recuperación
-- parameters:    month, by (month, reason, attempt), value (the reason, or the attempt that brought the money; never = none did)
-- definition:    Every attempt, and what went back, of the invoices that a row of the recovery counts: by month those that first failed
--                in the period; else those of the closed months in the total, with the value (blank: all of them). failed and recovered
--                stand once for each invoice, with its first attempt, and add up to the row.
-- definition_es: Todos los intentos, y lo devuelto, de las facturas que cuenta una fila de la recuperación: por mes, las que fallaron por
--                primera vez en el periodo; si no, las de los meses cerrados del total, con el valor (en blanco: todas). failed y
--                recovered figuran una vez por factura, en su primer intento, y sumados dan la fila.
-- defaults:      by=month
-- over:          recovered_invoices
-- source:        mart.dunning, mart.recoveries
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

asked as (
    select *
    from recovered_invoices
    where if($by = 'month', period = $month, is_averaged and ($value is null or value = $value))
    qualify row_number() over (partition by customer_key, invoice_id order by period) = 1
)

select
    d.customer_key,
    d.invoice_id,
    d.payment_id,
    d.day,
    d.status::varchar as status,
    d.tries,
    d.failure_code,
    d.amount::decimal(38, 8) as amount,
    d.currency::varchar as currency,
    if(d.tries = 1, a.failed, 0) as failed,
    if(d.tries = 1, a.recovered, 0) as recovered,
    a.failed_on,
    a.is_open,
    d.load_id,
    d.line
from asked as a
join mart.dunning as d on d.customer_key = a.customer_key and d.invoice_id = a.invoice_id
