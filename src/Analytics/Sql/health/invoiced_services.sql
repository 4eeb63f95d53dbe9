-- Invoices that make MRR on a day
-- definition: Of customers without a subscription on the day (reading S36): the lines issued by then, and not voided by then, whose
--             service period covers it.
-- grain:      day, customer, currency
with

first_subscriptions as (
    select customer_key, min(starts_on) as starts_on
    from core.subscriptions
    group by customer_key
),

lines as (
    select
        i.customer_key, i.currency, i.invoice_id, i.issued_on, i.voided_at::date as voided_on, l.kind, l.quantity,
        l.period_start, l.period_end,
        coalesce(f.starts_on, never()) as starts_on,
        (l.amount - coalesce(l.tax, 0))::double * if(l.kind = 'discount', -1, 1) as amount,
        greatest(round((l.period_end - l.period_start) * 12 / 365), (l.period_end - l.period_start) * 12 / 365) as months,
        min(l.period_start) over (partition by i.customer_key) as first_on
    from core.invoices as i
    join core.invoice_lines as l using (invoice_id)
    left join first_subscriptions as f using (customer_key)
    where l.kind in ('recurring', 'discount') and l.period_end > l.period_start
        and coalesce(i.status, 'open') <> 'draft' and (i.status is distinct from 'void' or i.voided_at is not null)
        and (f.starts_on is null or i.issued_on < f.starts_on)
),

stops as (
    select customer_key, stops_on, healed_on
    from core.past_due_stops
    where subscription_key is null
),

final as (
    select
        d.day,
        true as is_now,
        l.customer_key,
        -1 as service_key,
        l.currency,
        sum(l.amount / nullif(l.months, 0)) as mrr,
        sum(l.amount / nullif(l.months, 0)) filter (l.kind <> 'discount') as full_mrr,
        arg_max(l.quantity, {'amount': l.amount, 'id': l.invoice_id})::double as seats,
        null as tier,
        max(l.months) as months,
        max(l.period_end) as renews_on,
        null::date as discount_ends_on,
        min(l.first_on) as starts_on,
        false as is_leaving
    from lines as l
    join asked_days as d
        on l.period_start <= d.day and d.day < l.period_end
        and l.issued_on <= d.day and coalesce(l.voided_on, never()) > d.day and l.starts_on > d.day
    where not exists (select 1 from stops as s where s.customer_key = l.customer_key and s.stops_on <= d.day and d.day < s.healed_on)
    group by d.day, l.customer_key, l.currency
    having mrr > 0
)

select * from final
