-- Invoices whose first attempt failed, and what came of them
-- definition: failed is what the first attempt was to bring. recovered is what later attempts brought in its currency within
--             recovery_days of it, less what went back in that time, at least nothing and at most what failed; recovered_try is
--             the attempt that brought it. Both in the reporting currency at the rate of the month of the first failure. A month
--             is open until recovery_days after its last day: what it recovered can still grow.
-- grain:      invoice
-- materialized: view
-- decided:    docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

firsts as (
    select customer_key, invoice_id, day as failed_on, amount, currency, coalesce(failure_code, 'unknown') as reason
    from mart.dunning
    where tries = 1 and status = 'failed' and amount > 0
),

outcomes as (
    select
        f.customer_key,
        f.invoice_id,
        count(d.tries)::integer as attempts,
        sum(case when d.status = 'succeeded' then d.amount when d.status <> 'failed' then -abs(d.amount) else 0 end)
            filter (d.currency is not distinct from f.currency) as kept,
        min(d.tries) filter (d.status = 'succeeded') as recovered_try,
        min(d.day) filter (d.status = 'succeeded') as recovered_on
    from firsts as f
    join mart.dunning as d on d.customer_key = f.customer_key and d.invoice_id = f.invoice_id
    where d.day <= f.failed_on + getvariable('policy_recovery_days')::integer
    group by f.customer_key, f.invoice_id
)

select
    f.customer_key,
    f.invoice_id,
    f.failed_on,
    date_trunc('month', f.failed_on)::date as month,
    f.reason,
    o.attempts,
    if(o.kept > 0, o.recovered_try, null) as recovered_try,
    if(o.kept > 0, o.recovered_on, null) as recovered_on,
    valued(f.amount, r.rate) as failed,
    valued(least(f.amount, greatest(0, coalesce(o.kept, 0))), r.rate) as recovered,
    last_day(f.failed_on) + getvariable('policy_recovery_days')::integer > getvariable('as_of') as is_open
from firsts as f
join outcomes as o using (customer_key, invoice_id)
join core.rates as r on r.currency = f.currency and r.month = date_trunc('month', f.failed_on)
