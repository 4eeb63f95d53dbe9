-- Invoices with a failed attempt
-- definition: Those that a failed payment names. They are few: what has to do with them is found among all payments by them.
-- grain:      invoice
select distinct invoice_id
from staging.payments
where reason is null and status = 'failed' and invoice_id is not null
