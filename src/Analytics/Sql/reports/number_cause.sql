-- Customers behind a cause of the reconciliation | Clientes detrás de una causa de la conciliación
-- parameters:    month, cause, customer
-- definition:    What the cause adds between MRR and cash, by customer; all names every cause of the month at once.
-- definition_es: Lo que suma la causa entre el MRR y los cobros, por cliente; con all, todas las causas del mes a la vez.
-- over:          billed_lines, billed_invoices, compared_units, causes_of_mrr, causes_of_billing, month_payments, causes_of_cash, reconciliation_causes
select
    customer_key,
    sum(amount) as amount,
    null::date as day,
    arg_max(cause, abs(amount)) as movement,
    null::varchar as subtype
from reconciliation_causes
where cause = $cause or $cause = 'all'
group by customer_key
