-- A customer's invoices of a quarter | Las facturas de un cliente en un trimestre
-- parameters:    customer, from, to (first and last day)
-- definition:    Invoices that count, issued in it, in their own currency; open where nobody has paid by the as-of day.
-- definition_es: Facturas que cuentan, emitidas en él, en su propia moneda; abiertas donde nadie ha pagado hasta el día de los datos.
-- source:        core.invoices
select
    coalesce(number, invoice_id) as label,
    issued_on,
    due_on,
    if(paid_on <= getvariable('as_of'), paid_on, null) as paid_on,
    currency,
    total::decimal(38, 8) as total
from core.invoices
where customer_id = $customer and counts and issued_on >= $from::date and issued_on <= $to::date and issued_on <= getvariable('as_of')
order by issued_on, label
