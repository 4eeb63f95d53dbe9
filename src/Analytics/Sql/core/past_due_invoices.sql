-- Invoices that stop MRR
-- definition: Invoices with a recurring line (or no line at all) that are unpaid at the end of the day stops_on (reading S27).
-- grain:      invoice, subscription_id of the invoice or of its recurring lines (null: it names none)
-- materialized: view
select
    customer_key,
    invoice_id,
    due_on,
    paid_on,
    issued_on,
    stops_on,
    unnest(case
        when subscription_id is not null then [subscription_id]
        when len(named) > 0 then named
        else [null]
    end) as subscription_id
from core.late_invoices
where stops_on is not null and coalesce(recurs, true)
