-- Invoices of customers with an invoice past due
-- definition: Every counted invoice of a customer who has one that is unpaid at the end of the due date plus the policy's days
--             (reading S27), with the day from which it stops MRR (null: it does not), whether a line of it recurs (null: it
--             has none), and the subscriptions that its recurring lines name.
-- grain:      invoice
with

dated as not materialized (
    select
        load_id, line, invoice_id, customer_key, issued_on, due_on, paid_on,
        due_on + try_cast(getvariable('policy_past_due_churn_days') as integer) as last_day,
        if(total > 0 and last_day <= getvariable('as_of') and coalesce(paid_on > last_day, true), last_day, null) as stops_on
    from core.invoice_days
    where counts and getvariable('policy_past_due_churn_days') <> 'never'
),

late_days as materialized (
    select * exclude (last_day)
    from dated
    where customer_key in (select customer_key from dated where stops_on is not null)
),

late as (
    select d.* exclude (load_id, line), i.subscription_id
    from late_days as d
    join (select load_id, line, subscription_id from staging.invoices) as i using (load_id, line)
),

lines as (
    select invoice_id, kind, subscription_id
    from core.invoice_lines
    where invoice_id in (select invoice_id from late)
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
    select late.*, b.recurs, b.named
    from late
    left join by_invoice as b using (invoice_id)
)

select * from final
