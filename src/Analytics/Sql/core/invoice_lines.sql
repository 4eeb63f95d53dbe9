-- Invoice lines
-- definition: Lines that can be read; their invoices may still be missing.
-- grain:      invoice line
-- materialized: view
select * exclude (reason, reason_column, reason_value)
from staging.invoice_lines
where reason is null
