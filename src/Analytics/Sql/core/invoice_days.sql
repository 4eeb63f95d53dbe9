-- Days of invoices
-- definition: Each invoice of core.invoices once, typed: whom it is for, when it was issued, due and paid, and whether it counts. open
--             is what of it is owed while it is unpaid: all of the total, less what is known to be paid of an invoice that has not
--             been paid in full; nothing of one that is given up. The rest of the row is found by load_id and line.
-- grain:      invoice
select
    customer_key,
    currency,
    issued_on,
    due_on,
    paid_on,
    total,
    case
        when paid_on is not null then total
        when status = 'uncollectible' then 0
        else greatest(0, total - greatest(0, coalesce(amount_paid, 0)))
    end::decimal(18, 8) as open,
    coalesce(status = 'uncollectible', false) as is_given_up,
    counts,
    load_id,
    line,
    invoice_id
from core.invoices
