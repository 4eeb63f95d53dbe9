-- Revenue that is not MRR
-- definition: Set-up fees, one-off lines and metered usage of counted invoices, without tax, by the month of the invoice, in
--             the reporting currency at the month's rate (metrics.md, section 1).
-- grain:      customer, month, kind (non_recurring, usage)
with

lines as (
    select invoice_id, if(kind = 'usage', 'usage', 'non_recurring') as kind, (amount - coalesce(tax, 0))::decimal(18, 8) as amount
    from core.invoice_lines
    where kind in ('usage', 'setup', 'one_off')
),

billed as materialized (
    select i.customer_key, date_trunc('month', i.issued_on)::date as month, l.kind, i.currency, l.amount
    from lines as l
    join core.invoice_days as i using (invoice_id)
    where i.counts
),

final as (
    select b.customer_key, b.month, b.kind, sum(valued_by_parts(b.amount, r.rate, r.whole, r.rest)) as amount
    from billed as b
    join core.rates as r on r.currency = b.currency and r.month = b.month
    group by all
)

select * from final
