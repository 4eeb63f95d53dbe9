-- Renewals
-- definition: Terms of subscriptions that came to their end: the MRR of the last day (due), and what of it went on (renewed: at most
--             as much), in the reporting currency at the opening rate of the month. A source states the present term; terms before
--             it are read as equally long, as far as the subscription reaches back. What runs from month to month has no term.
-- grain:      subscription, day
-- materialized: view
with

terms as (
    select
        subscription_key as service_key,
        customer_key,
        starts_on,
        term_ends_at,
        datediff('month', term_starts_at, term_ends_at) as months,
        term_starts_at + to_months(months::integer) = term_ends_at as whole_months
    from core.subscriptions
    where term_ends_at > starts_on and coalesce(term_ends_at > term_starts_at + interval 1 month, true)
),

ends as (
    select service_key, customer_key, (term_ends_at - to_months((coalesce(months, 0) * back)::integer))::date as day
    from (
        select *, unnest(range(0, if(coalesce(whole_months, false), 1 + datediff('month', starts_on, term_ends_at) // months, 1))) as back
        from terms
    )
    where day > starts_on and day <= getvariable('as_of')
)

select
    e.service_key,
    e.customer_key,
    b.plan_key,
    e.day,
    date_trunc('month', e.day)::date as month,
    valued_by_parts(b.mrr, r.rate, r.whole, r.rest) as due,
    valued_by_parts(least(b.mrr, coalesce(a.mrr, 0)), r.rate, r.whole, r.rest) as renewed
from ends as e
join mart.service_states as b on b.service_key = e.service_key and b.valid_from < e.day and b.valid_to >= e.day and b.mrr > 0
left join mart.service_states as a on a.service_key = e.service_key and a.valid_from <= e.day and a.valid_to > e.day
join core.rates as r on r.currency = b.currency and r.month = (date_trunc('month', e.day) - interval 1 month)::date
