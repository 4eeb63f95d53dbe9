-- What the selected customers owe at the end of a period, and how long it takes to come in
-- definition: owed is open at the end of the last day, due later or not; overdue is due before that day. dso is the count-back: the
--             days of the latest months whose billing what is owed makes up, the last of them in part; best_dso the same of what is
--             not overdue. All of a period at the rates of its last month, so that rates do not make days. Null before the first
--             invoice.
-- grain:      period
with

summed as materialized (
    select
        currency,
        date_trunc('month', issued_on)::date as issued,
        if(due_on >= getvariable('as_of'), never(), date_trunc('month', due_on + 1)::date) as overdue_from,
        date_trunc('month', paid_on)::date as paid,
        sum(total) as billed,
        sum(open) as open,
        count(*) filter (open > 0) as invoices
    from mart.receivables
    semi join selected_customers using (customer_key)
    group by all
),

periods as (
    select month, end_month from selected_months
),

owed as (
    select
        p.month,
        p.end_month,
        sum(valued(s.open, r.rate)) as owed,
        coalesce(sum(valued(s.open, r.rate)) filter (s.overdue_from <= p.end_month), 0) as overdue,
        sum(s.invoices)::bigint as invoices,
        coalesce(sum(s.invoices) filter (s.overdue_from <= p.end_month), 0)::bigint as overdue_invoices
    from periods as p
    join summed as s on s.issued <= p.end_month and coalesce(s.paid > p.end_month, true)
    join core.rates as r on r.currency = s.currency and r.month = p.end_month
    group by p.month, p.end_month
),

months as (
    select distinct month, least(last_day(month), getvariable('as_of')) - month + 1 as days
    from core.rates
    where month >= (select min(issued) from summed)
),

billed as (
    select issued, currency, sum(billed) as billed
    from summed
    group by issued, currency
),

-- Each month before the end of a period, with what was billed in it and after it.
back as (
    select
        p.month,
        m.days,
        coalesce(sum(valued(b.billed, r.rate)), 0)::double as billed,
        coalesce(sum(sum(valued(b.billed, r.rate))) over (partition by p.month order by m.month desc rows between unbounded preceding and 1 preceding), 0)::double as later
    from periods as p
    join months as m on m.month <= p.end_month
    left join billed as b on b.issued = m.month
    left join core.rates as r on r.currency = b.currency and r.month = p.end_month
    group by p.month, m.month, m.days
),

counted as (
    select
        b.month,
        sum(b.days * days_billed(coalesce(o.owed, 0)::double, b.billed, b.later)) as dso,
        sum(b.days * days_billed(coalesce(o.owed - o.overdue, 0)::double, b.billed, b.later)) as best_dso
    from back as b
    left join owed as o using (month)
    group by b.month
)

select
    p.month,
    if(c.dso is null, null, coalesce(o.owed, 0)) as owed,
    if(c.dso is null, null, coalesce(o.overdue, 0)) as overdue,
    if(c.dso is null, null, coalesce(o.invoices, 0)) as invoices,
    if(c.dso is null, null, coalesce(o.overdue_invoices, 0)) as overdue_invoices,
    c.dso,
    c.best_dso
from periods as p
left join counted as c using (month)
left join owed as o using (month)
