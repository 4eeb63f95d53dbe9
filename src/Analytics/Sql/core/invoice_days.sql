-- Days of invoices
-- definition: What the ledger asks of an invoice: whom it is for, when it was issued, due and paid, and whether it counts.
--             core.invoices has the rest.
-- grain:      invoice
-- materialized: view
select invoice_id, customer_key, subscription_id, currency, issued_on, due_on, paid_on, total, counts
from core.invoices
