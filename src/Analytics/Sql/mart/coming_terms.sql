-- Terms that end next
-- definition: For each subscription that pays on the as-of day and has a term longer than a month, the next day on which the term is
--             over, the last day to give notice, and its MRR. A term that has passed while the subscription went on is read as
--             renewed for as long again. is_leaving: under notice, or with a known end.
-- grain:      subscription
-- materialized: view
with

terms as (
    select
        *,
        datediff('month', term_starts_at, term_ends_at)::integer as months,
        term_starts_at + to_months(months) = term_ends_at as whole_months,
        if(term_ends_at <= getvariable('as_of'), datediff('month', term_ends_at, getvariable('as_of')) // nullif(months, 0), 0)::integer as passed
    from core.subscriptions
    where term_ends_at > starts_on and coalesce(term_ends_at > term_starts_at + interval 1 month, true)
        and starts_on <= getvariable('as_of') and ends_on > getvariable('as_of')
),

dated as (
    select
        *,
        case
            when term_ends_at > getvariable('as_of') then term_ends_at
            when coalesce(whole_months, false) and (term_ends_at + to_months(months * passed))::date > getvariable('as_of')
                then (term_ends_at + to_months(months * passed))::date
            when coalesce(whole_months, false) then (term_ends_at + to_months(months * (passed + 1)))::date
        end as day
    from terms
),

final as (
    select
        d.subscription_key,
        d.subscription_id,
        d.customer_key,
        d.day,
        d.day - d.notice_days as notice_on,
        coalesce(d.cancel_requested_on <= getvariable('as_of'), false) or d.ends_on < never() as is_leaving,
        valued_by_parts(s.mrr, r.rate, r.whole, r.rest) as mrr
    from dated as d
    join mart.service_states as s
        on s.service_key = d.subscription_key and s.valid_from <= getvariable('as_of') and s.valid_to > getvariable('as_of') and s.mrr > 0
    join core.rates as r on r.currency = s.currency and r.month = date_trunc('month', getvariable('as_of'))
    where d.day is not null
)

select * from final
