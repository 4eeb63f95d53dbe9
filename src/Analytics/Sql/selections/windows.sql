-- What customers paid twelve months before the end of a period, and what they pay at its end
-- definition: Of the customers who paid for what is selected at the start of the window: customers, their MRR then (start_mrr) and at
--             the end (end_mrr, 0 for who left or is on a pause), and the smaller of the two by customer (kept_mrr), all at the
--             rates of the start. None for a period that is not over or has not twelve months before its end (reading S40).
-- grain:      period
with

months_of as (
    select
        service_key, customer_key, currency, mrr,
        month_number(valid_from) as since,
        least(month_number(valid_to), month_number(getvariable('as_of')) + 1) as until
    from selected_states
    where month_number(valid_from) < month_number(valid_to)
),

kinds as (
    select customer_key, min(service_key) = max(service_key) as has_one_service, min(currency) = max(currency) as has_one_currency
    from months_of
    group by customer_key
),

-- What a customer pays in one currency, from the end of one month to that of another.
runs as (
    select customer_key, currency, since, until, mrr
    from months_of
    where customer_key in (select customer_key from kinds where has_one_service)
    union all
    select customer_key, currency, month as since, coalesce(lead(month) over so_far, month_number(getvariable('as_of')) + 1) as until,
        sum(sum(change)) over so_far as mrr
    from (
        select customer_key, currency, unnest([since, until]) as month, unnest([mrr, -mrr]) as change
        from months_of
        where customer_key in (select customer_key from kinds where has_one_currency and not has_one_service)
    )
    group by customer_key, currency, month
    window so_far as (partition by customer_key order by month)
),

-- Each run is looked at twelve months later, beside what the customer pays then.
pairs as (
    select currency, since + 12 as since, until + 12 as until, 1 as customers, mrr as start_mrr, 0 as end_mrr, 0 as kept_mrr
    from runs
    where mrr > 0
    union all
    select s.currency, greatest(s.since + 12, e.since), least(s.until + 12, e.until), 0, 0, e.mrr, least(s.mrr, e.mrr)
    from runs as s
    join runs as e on e.customer_key = s.customer_key and e.since < s.until + 12 and s.since + 12 < e.until
    where s.mrr > 0 and e.mrr > 0
),

spans as (
    select currency, since, until, sum(customers) as customers, sum(start_mrr) as start_mrr, sum(end_mrr) as end_mrr, sum(kept_mrr) as kept_mrr
    from pairs
    group by all
),

-- Who pays in several currencies is looked at month by month.
mixed as (
    select s.customer_key, s.currency, m.month, sum(s.mrr) as mrr
    from months_of as s
    join mart.months as m on month_number(m.month) >= s.since and month_number(m.month) < s.until
    where s.customer_key in (select customer_key from kinds where not has_one_currency)
    group by all
),

mixed_ends as (
    select m.customer_key, m.month, sum(valued(m.mrr, r.rate)) as end_mrr
    from mixed as m
    join core.rates as r on r.currency = m.currency and r.month = (m.month - interval 12 month)::date
    group by all
),

mixed_starts as (
    select m.customer_key, (m.month + interval 12 month)::date as month, sum(valued(m.mrr, r.rate)) as start_mrr
    from mixed as m
    join core.rates as r on r.currency = m.currency and r.month = m.month
    group by all
),

valued_sums as (
    select m.month, s.customers, valued(s.start_mrr, r.rate) as start_mrr, valued(s.end_mrr, r.rate) as end_mrr, valued(s.kept_mrr, r.rate) as kept_mrr
    from mart.months as m
    join spans as s on month_number(m.month) >= s.since and month_number(m.month) < s.until
    join core.rates as r on r.currency = s.currency and r.month = (m.month - interval 12 month)::date
    union all
    select month, 1, start_mrr, coalesce(end_mrr, 0), least(start_mrr, coalesce(end_mrr, 0))
    from mixed_starts
    left join mixed_ends using (customer_key, month)
),

final as (
    select
        p.month,
        coalesce(sum(v.customers), 0)::bigint as customers,
        sum(v.start_mrr) as start_mrr,
        sum(v.end_mrr) as end_mrr,
        sum(v.kept_mrr) as kept_mrr
    from selected_months as p
    left join valued_sums as v on p.is_complete and v.month = p.end_month
    group by p.month
)

select * from final
