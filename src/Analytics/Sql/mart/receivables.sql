-- Receivables
-- definition: Invoices above 0 that count, with their days and what of them is open while they are unpaid: all of the total, less
--             what is known to be paid of an invoice that has not been paid in full. Uncollectible ones are given up: they were
--             billed, and nothing of them is expected.
-- grain:      invoice
-- decided:    docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
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
    coalesce(status = 'uncollectible', false) as is_given_up
from core.invoices
where counts and total > 0
