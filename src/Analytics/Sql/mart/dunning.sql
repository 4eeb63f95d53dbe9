-- Collections that did not go well
-- definition: Every failed attempt, and of invoices with one all other attempts and what went back. tries numbers the attempts of
--             an invoice by time (the payments' own numbers are not needed); what went back has none, and neither has a failure
--             that names no invoice: whether it was made good cannot be known.
-- grain:      payment
-- decided:    docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

touched as (
    select
        customer_key, invoice_id, payment_id, attempted_at, day, status, amount, currency, customer_currency, failure_code, load_id, line,
        true as is_followed
    from core.payments
    where invoice_id in (select invoice_id from core.failing_invoices)
    union all
    select customer_key, null, payment_id, attempted_at, day, status, amount, currency, customer_currency, failure_code, load_id, line, false
    from core.payments
    where status = 'failed' and invoice_id is null
),

-- A limit of 0 reads nothing: where all payments state a currency no invoice is looked for.
invoices as (
    select invoice_id, currency
    from staging.invoices
    where reason is null
    limit (select if(count(*) = 0, 0, 1000000000000) from touched where currency is null)
),

invoiced_in as (
    select invoice_id, any_value(currency) as currency
    from invoices
    where invoice_id in (select invoice_id from touched where currency is null)
    group by invoice_id
),

final as (
    select
        t.* replace (coalesce(t.currency, i.currency, t.customer_currency) as currency),
        if(
            t.is_followed and t.status in ('succeeded', 'failed'),
            row_number() over (
                partition by t.customer_key, t.invoice_id, t.status in ('succeeded', 'failed') order by t.attempted_at, t.status, t.payment_id
            ),
            null
        )::integer as tries
    from touched as t
    left join invoiced_in as i using (invoice_id)
)

select * exclude (is_followed, customer_currency) from final
