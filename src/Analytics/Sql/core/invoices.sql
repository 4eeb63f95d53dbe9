-- Invoices
-- definition: Invoices of known customers. paid_on is the day of the payment as far as it is known on the as-of day; an
--             invoice paid without a date counts as paid when issued, one without a currency is in the customer's. voided
--             invoices and drafts have counts = false.
-- grain:      invoice
-- materialized: view
select
    i.* exclude (reason, reason_column, reason_value, currency),
    coalesce(i.currency, c.currency) as currency,
    c.customer_key,
    i.issued_at::date as issued_on,
    coalesce(i.due_at, i.issued_at)::date as due_on,
    case
        when i.paid_at::date <= getvariable('as_of') then i.paid_at::date
        when i.paid_at is null and i.status = 'paid' then i.issued_at::date
    end as paid_on,
    i.issued_at::date <= getvariable('as_of')
        and coalesce(i.status, 'open') <> 'draft'
        and not coalesce(i.voided_at::date <= getvariable('as_of'), i.status = 'void' and i.voided_at is null, false) as counts
from staging.invoices as i
join core.customers as c using (customer_id)
where i.reason is null
