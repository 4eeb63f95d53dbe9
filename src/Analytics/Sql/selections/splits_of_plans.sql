-- The bridge of the selected MRR by an attribute of customers
-- parameters: by
with

split as (
    select
        f.* exclude (value),
        attribute_of($by, c.segment, c.country, c.csm, c.acquisition_channel, c.industry, c.currency) as value
    from selected_facts as f
    join core.customers as c using (customer_key)
),

paying as (
    select customer_key, value, day, any_value(month) as month, sum(own) as own
    from split
    where kind = 'paid'
    group by customer_key, value, day
),

steps as (
    select value, month, sum(own) over so_far > 0 as is_paid, sum(own) over so_far > own as was_paid
    from paying
    window so_far as (partition by customer_key, value order by day rows unbounded preceding)
),

facts as (
    select $by as dimension, value, month, kind, service_currency, sum(amount) as amount, sum(own) as own, 0 as n
    from split
    group by value, month, kind, service_currency
    union all
    select $by, value, month, 'entered', null, 0, 0, sum(is_paid::integer - was_paid::integer)
    from steps
    group by value, month
)

select * from bridges_of('facts')
