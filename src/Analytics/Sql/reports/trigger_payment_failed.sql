-- Trigger: a payment failed several times | Disparador: un pago falló varias veces
-- parameters:    failed_attempts
-- definition:    Invoices that are still to be paid and whose attempts to collect have failed at least as often as given, the last of
--                them within 90 days; the latest for a customer. The day is that of the attempt that made the number full; value counts
--                the failures.
-- definition_es: Facturas que siguen por pagar y cuyos intentos de cobro han fallado al menos las veces dadas, la última hace menos de 90
--                días; la última factura de cada cliente. El día es el del intento que completó el número; value cuenta los fallos.
-- defaults:      failed_attempts=2
-- source:        mart.dunning, core.invoice_days
-- decided:       docs/decisions/0055-a-playbook-opens-one-task-for-a-customer-and-cause.md
with

failures as (
    select
        customer_key,
        invoice_id,
        day,
        load_id,
        line,
        row_number() over (partition by customer_key, invoice_id order by tries) as failure,
        count(*) over (partition by customer_key, invoice_id) as failures,
        max(day) over (partition by customer_key, invoice_id) as last_on
    from mart.dunning
    where status = 'failed' and tries is not null and day <= getvariable('as_of')
),

unpaid as (
    select customer_key, invoice_id
    from core.invoice_days
    where counts and not is_given_up and (paid_on is null or paid_on > getvariable('as_of'))
        and invoice_id in (select invoice_id from failures)
),

final as (
    select customer_key, 'payment_failed' as cause, day as happened_on, failures::double as value, load_id::integer as load_id, line::bigint as line
    from failures
    join unpaid using (customer_key, invoice_id)
    where failure = $failed_attempts::integer and last_on > getvariable('as_of') - 90
    qualify row_number() over (partition by customer_key order by day desc, invoice_id) = 1
)

select * from final
