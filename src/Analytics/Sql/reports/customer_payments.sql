-- One customer's payments | Pagos de un cliente
-- parameters:    customer
-- definition:    Every attempt to collect and what went back, in its own currency, the latest first, with the invoice it was for.
-- definition_es: Todos los intentos de cobro y lo devuelto, en su propia moneda, primero lo último, con la factura a la que
--                correspondían.
-- source:        core.payments, core.invoices
select
    p.customer_id,
    p.payment_id,
    coalesce(i.number, p.invoice_id) as invoice,
    p.day,
    p.status,
    p.attempt,
    p.failure_code,
    p.method,
    coalesce(p.currency, p.customer_currency)::varchar as currency,
    p.amount::decimal(38, 8) as amount
from core.payments as p
left join core.invoices as i on i.invoice_id = p.invoice_id and i.customer_id = p.customer_id
where p.customer_id = $customer
order by p.attempted_at desc, p.payment_id
