-- Who leaves, and when it was known
-- definition: A customer's MRR, paid or on pause, falls to 0 on ended_on: a late renewal, a pause that resumes and a notice that
--             was withdrawn end nothing; paid to free, a pause beyond its limit and an invoice past due do. known_on is the day of
--             the notice for the last of what was paid for, or ended_on where none was dated. Who is under notice on the as-of day
--             leaves too.
-- grain:      customer, ended_on
with

ends as (
    select customer_key, day as ended_on
    from mart.customer_moves
    where not by_month and movement = 'churn'
    union all
    select customer_key, never()
    from core.customers
),

held as (
    select
        e.customer_key,
        e.ended_on,
        coalesce(if(r.cancel_requested_on <= least(e.ended_on, getvariable('as_of')), r.cancel_requested_on, null), e.ended_on) as known_on
    from ends as e
    join mart.service_states as s
        on s.customer_key = e.customer_key
        and s.valid_from < e.ended_on and s.valid_to >= least(e.ended_on, getvariable('as_of') + 1)
        and if(e.ended_on = never(), s.valid_from <= getvariable('as_of'), true)
    left join core.subscriptions as r on r.subscription_key = s.service_key
    where s.mrr + s.paused_mrr > 0
)

select customer_key, ended_on, max(known_on) as known_on
from held
group by customer_key, ended_on
having max(known_on) < never()
