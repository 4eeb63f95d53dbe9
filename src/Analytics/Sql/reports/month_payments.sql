-- Payments of a month, and those of its invoices | Pagos de un mes y los de sus facturas
-- parameters:    month, customer
-- definition:    What came in (succeeded) and went back (refunded, disputed), with the day it did, as far as it is known on the as-of
--                day; value in the reporting currency at the rate of the month, negative for what went back. on_invoice: this_month,
--                earlier, ahead (an invoice issued later), withdrawn_paid (draft or voided), no_invoice (none, or one that is not there).
-- definition_es: Lo que entró (cobrado) y volvió (devuelto, disputado), con su día, hasta donde se sabe el día de los datos; value en la
--                moneda de informe al tipo de cambio del mes, negativo para lo que volvió. on_invoice: this_month (del mes), earlier
--                (anterior), ahead (de una factura emitida después), withdrawn_paid (borrador o anulada), no_invoice (ninguna, o una que
--                no está).
-- grain:         payment
-- source:        staging.payments, core.refunds_above_payments, core.invoices, core.rates
with

chosen as (
    select month, last_day
    from mart.months
    where month = coalesce($month, (select max(month) from mart.months where is_complete))
),

paid_ones as (
    select distinct invoice_id
    from staging.payments
    where reason is null and status = 'succeeded'
),

touching as (
    select
        p.*,
        c.customer_key,
        p.attempted_at::date as day,
        m.month,
        m.last_day,
        coalesce(p.currency, i.currency, c.currency) as paid_in,
        coalesce(p.currency <> coalesce(i.currency, c.currency), false) as another_currency,
        day between m.month and m.last_day as in_month,
        case
            when i.invoice_id is null then 'no_invoice'
            when not i.counts then 'withdrawn_paid'
            when date_trunc('month', i.issued_on) = m.month then 'this_month'
            when i.issued_on < m.month then 'earlier'
            else 'ahead'
        end as on_invoice
    from staging.payments as p
    join core.customers as c using (customer_id)
    cross join chosen as m
    left join core.invoices as i on i.invoice_id = p.invoice_id and i.customer_key = c.customer_key
    where p.reason is null
        and p.status <> 'failed'
        and (p.status <> 'refunded' or p.payment_id not in (select payment_id from core.refunds_above_payments))
        and day <= getvariable('as_of')
        and (in_month or on_invoice = 'this_month')
        and ($customer is null or c.customer_id = $customer)
),

final as (
    select
        t.customer_key,
        t.payment_id,
        t.invoice_id,
        t.day,
        t.status,
        t.on_invoice,
        t.in_month,
        t.another_currency,
        t.paid_in as currency,
        t.amount,
        t.month,
        t.last_day,
        case
            when t.status = 'succeeded' then valued(t.amount, r.rate)
            when t.invoice_id is null or paid_ones.invoice_id is not null then -valued(abs(t.amount), r.rate)
            else 0
        end as value,
        t.load_id,
        t.line
    from touching as t
    join core.rates as r on r.currency = t.paid_in and r.month = t.month
    left join paid_ones on paid_ones.invoice_id = t.invoice_id
)

select * from final
