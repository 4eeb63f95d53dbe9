-- Invoices that stop MRR
-- definition: Invoices with a recurring line (or no line at all) that are unpaid at the end of the day stops_on, the due
--             date plus the policy's days (reading S27). names_one: the invoice or its recurring lines name a subscription.
-- grain:      invoice, subscription_id (null: it names none)
with

unpaid as (
    select *, due_on + try_cast(getvariable('policy_past_due_churn_days') as integer) as stops_on
    from core.invoice_days
    where counts
        and total > 0
        and getvariable('policy_past_due_churn_days') <> 'never'
        and due_on + try_cast(getvariable('policy_past_due_churn_days') as integer) <= getvariable('as_of')
        and coalesce(paid_on > due_on + try_cast(getvariable('policy_past_due_churn_days') as integer), true)
),

lines as (
    select invoice_id, kind, subscription_id
    from core.invoice_lines
    where invoice_id in (select invoice_id from unpaid)
),

by_invoice as (
    select
        invoice_id,
        bool_or(kind = 'recurring') as recurs,
        list(distinct subscription_id) filter (kind = 'recurring' and subscription_id is not null) as named
    from lines
    group by invoice_id
),

final as (
    select
        u.customer_key,
        u.invoice_id,
        u.issued_on,
        u.due_on,
        u.paid_on,
        u.stops_on,
        unnest(case
            when u.subscription_id is not null then [u.subscription_id]
            when len(b.named) > 0 then b.named
            else [null]
        end) as subscription_id
    from unpaid as u
    left join by_invoice as b using (invoice_id)
    where coalesce(b.recurs, true)
)

select * from final
