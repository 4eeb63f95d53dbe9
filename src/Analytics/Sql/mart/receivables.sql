-- Receivables
-- definition: Invoices above 0 that count, with their days and what of them is open while they are unpaid (core.invoice_days).
--             Uncollectible ones are given up: they were billed, and nothing of them is expected.
-- grain:      invoice
-- materialized: view
-- decided:    docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select customer_key, currency, issued_on, due_on, paid_on, total, open, is_given_up
from core.invoice_days
where counts and total > 0
