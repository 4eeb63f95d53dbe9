-- Days of invoices
-- definition: What the ledger asks of an invoice: whom it is for, when it was issued, due and paid, and whether it counts.
--             core.invoices has the rest.
-- grain:      invoice
select
    i.invoice_id,
    i.customer_key,
    i.subscription_id,
    coalesce(i.currency, c.currency) as currency,
    i.issued_on,
    i.due_on,
    i.paid_on,
    i.total,
    i.counts
from core.invoices as i
join core.customers as c using (customer_key)
