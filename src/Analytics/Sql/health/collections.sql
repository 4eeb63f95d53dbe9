-- How a customer pays, as known on a day
-- definition: Attempts that failed in the 90 days to it; of invoices issued by then and neither paid nor voided by then, how long the
--             oldest is past due and how many attempts at them failed; how the latest attempt was made, and with which card. Null
--             where the company had recorded no payment, or no invoice, in the 180 days.
-- grain:      customer, day
with

attempts as (
    select customer_id, invoice_id, attempted_at::date as date, attempted_at, payment_id, status, method, card_expires
    from staging.payments
    where reason is null and status in ('succeeded', 'failed') and attempted_at < (select max(day) + 1 from asked_days)
),

recent as (
    select a.customer_id, l.day, count(*) filter (status = 'failed' and age < 90) as failed
    from attempts as a
    join last_days as l using (date)
    group by a.customer_id, l.day
),

invoices as (
    select
        invoice_id, customer_key, issued_on, due_on,
        least(coalesce(voided_at::date, never()), coalesce(paid_at::date, if(status = 'paid', issued_on, never()))) as closed_on
    from core.invoices
    where total > 0 and coalesce(status, 'open') <> 'draft' and (status is distinct from 'void' or voided_at is not null)
),

billed as (
    select distinct l.day
    from (select distinct issued_on as date from invoices) as i
    join last_days as l using (date)
),

open_invoices as (
    select i.customer_key, d.day, i.invoice_id, i.due_on
    from invoices as i
    join asked_days as d on i.issued_on <= d.day and d.day < i.closed_on
),

failures as (
    select o.customer_key, o.day, count(*) as open_failures
    from open_invoices as o
    join attempts as a on a.invoice_id = o.invoice_id and a.date <= o.day
    where a.status = 'failed'
    group by o.customer_key, o.day
),

overdue as (
    select customer_key, day, greatest(0, day - min(due_on)) as days_overdue
    from open_invoices
    group by customer_key, day
),

ways as (
    select
        a.customer_id, n.day,
        lead(n.day, 1, never()) over (partition by a.customer_id order by n.day) as until,
        arg_max({'method': a.method, 'card': a.card_expires}, {'at': a.attempted_at, 'id': a.payment_id}) as way
    from attempts as a
    join next_days as n using (date)
    group by a.customer_id, n.day
),

final as (
    select
        p.customer_key,
        p.day,
        if(p.day in (select day from recent), coalesce(r.failed, 0), null) as failed_payments,
        if(p.day in (select day from billed), coalesce(o.days_overdue, 0), null) as days_overdue,
        if(p.day in (select day from billed) and p.day in (select day from recent), coalesce(f.open_failures, 0), null) as open_failures,
        case
            when w.way.method is null and w.way.card is null then null
            when w.way.card is not null or contains(w.way.method, 'card') then 0
            when contains(w.way.method, 'debit') or contains(w.way.method, 'sepa') or contains(w.way.method, 'ach') then 1
            when contains(w.way.method, 'transfer') or contains(w.way.method, 'wire') or contains(w.way.method, 'bank') then 2
            else 3
        end as pays_by,
        last_day((w.way.card || '-01')::date) - p.day as card_expires_in
    from paying_customers as p
    left join recent as r on r.customer_id = p.customer_id and r.day = p.day
    left join overdue as o on o.customer_key = p.customer_key and o.day = p.day
    left join failures as f on f.customer_key = p.customer_key and f.day = p.day
    left join ways as w on w.customer_id = p.customer_id and w.day <= p.day and p.day < w.until
)

select * from final
