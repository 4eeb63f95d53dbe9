-- The bridge of the selected MRR
-- definition: Customers are those who pay for it. Who leaves a plan for another has not churned: no rate of customers is
--             given.
with

paying as (
    select customer_key, day, any_value(month) as month, sum(own) as own
    from selected_facts
    where kind = 'paid'
    group by customer_key, day
),

steps as (
    select month, sum(own) over so_far > 0 as is_paid, sum(own) over so_far > own as was_paid
    from paying
    window so_far as (partition by customer_key order by day rows unbounded preceding)
),

facts as (
    select 'all' as dimension, null::varchar as value, month, kind, service_currency, sum(amount) as amount, sum(own) as own, 0 as n
    from selected_facts
    group by month, kind, service_currency
    union all
    select 'all', null, month, 'entered', null, 0, 0, sum(is_paid::integer - was_paid::integer)
    from steps
    group by month
    union all
    select 'all', null, month, 'new', null, 0, 0, count(distinct customer_key)
    from selected_facts
    where kind = 'new'
    group by month
),

bridges as (
    select * from bridges_of('facts')
)

select * replace (null::bigint as churned_customers) from in_every_month('bridges')
