-- From what was invoiced in a month to the cash that came in | De lo facturado en un mes al dinero que entró
-- parameters:    month, customer
-- definition:    Cash is what succeeded in the month less what went back (refunded, disputed) on the day the row says. Money cannot go
--                back that never came: such a row on an invoice where nothing succeeded is the payment itself, taken back, and is 0. Fees
--                of processors are in none of the files: an invoice marked paid with less than its total is short.
-- definition_es: El dinero es lo cobrado en el mes menos lo que se devolvió (devoluciones, disputas) el día que dice la fila. No puede
--                volver dinero que nunca llegó: una fila así, en una factura sin ningún cobro, es el propio pago retirado y vale 0. Las
--                comisiones de cobro no están en ningún archivo: a una factura marcada como pagada con menos de su total le falta dinero
--                (short).
-- grain:         customer, cause
-- over:          billed_invoices, month_payments
with

by_invoice as (
    select
        invoice_id,
        sum(value) filter (in_month) as within,
        sum(value) filter (day < month) as before,
        sum(value) filter (day > last_day) as later,
        sum(value) as ever,
        bool_or(another_currency) as another_currency
    from month_payments
    where status = 'succeeded' and on_invoice = 'this_month'
    group by all
),

billed as (
    select
        i.*,
        coalesce(p.before, 0) as before,
        coalesce(p.later, 0) as later,
        coalesce(p.ever, 0) as ever,
        coalesce(p.another_currency, false) as another_currency,
        i.total - coalesce(p.ever, 0) as rest
    from billed_invoices as i
    left join by_invoice as p using (invoice_id)
),

rests as (
    select
        customer_key,
        case
            when abs(rest) < 0.000001 then 'short'
            when total < 0 then 'credit_note'
            when another_currency and marked_paid then 'other_currency'
            when rest < 0 then 'overpaid'
            when status = 'uncollectible' then 'uncollectible'
            when marked_paid and ever = 0 then 'no_payment'
            when marked_paid then 'short'
            when due_on <= getvariable('as_of') then 'overdue'
            else 'not_due'
        end as cause,
        -rest as amount
    from billed
),

named as (
    select customer_key, 'paid_before' as cause, -before as amount from billed
    union all
    select customer_key, 'paid_later', -later from billed
    union all
    select customer_key, cause, amount from rests
    union all
    select customer_key, if(status = 'succeeded', on_invoice, status), value
    from month_payments
    where in_month and not (status = 'succeeded' and on_invoice = 'this_month')
),

final as (
    select customer_key, 'cash' as part, cause, sum(amount) as amount
    from named
    group by customer_key, cause
)

select * from final
