-- Balances of customers on the as-of day
-- definition: MRR paid, held and on its way (committed, reading S43) on the as-of day, in the reporting currency at the rate
--             of its month, for customers who have or had any; null where there is none.
-- grain:      customer
with

now as (
    select
        s.customer_key,
        sum(valued_by_parts(s.mrr, r.rate, r.whole, r.rest)) as mrr,
        sum(valued_by_parts(s.mrr + s.paused_mrr, r.rate, r.whole, r.rest)) as held_mrr,
        arg_max(s.plan_key, s.mrr) filter (s.mrr > 0) as plan_key,
        bool_or(s.state = 'past_due') as past_due,
        bool_or(s.state = 'paused') as paused
    from mart.service_states as s
    join core.rates as r on r.currency = s.currency and r.month = date_trunc('month', getvariable('as_of'))
    where s.valid_from <= getvariable('as_of') and s.valid_to > getvariable('as_of')
    group by s.customer_key
),

committed as (
    select customer_key, sum(committed_mrr) as committed_mrr
    from mart.committed
    group by customer_key
),

firsts as (
    select customer_key, min(day) filter (movement = 'new') as customer_since, max(day) filter (movement = 'churn') as last_churned_on
    from mart.movements
    group by customer_key
),

final as (
    select
        customer_key,
        n.mrr,
        n.held_mrr,
        k.committed_mrr,
        n.plan_key,
        n.past_due,
        n.paused,
        f.customer_since,
        f.last_churned_on
    from firsts as f
    full join now as n using (customer_key)
    full join committed as k using (customer_key)
)

select * from final
-- The rows of one customer stand together: its page reads a part of the table only.
order by customer_key
