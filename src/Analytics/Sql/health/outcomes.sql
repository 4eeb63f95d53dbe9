-- What became of who paid on a day
-- parameters: horizon (days)
-- definition: label is 1 where the customer leaves within the days after it, 0 where not, null where they are not over yet.
-- grain:      customer, day
with

-- The next departure of each customer from a day on.
ahead as (
    select *, lag(ended_on, 1, date '0001-01-01') over (partition by customer_key order by ended_on) as ended_before
    from departures
),

known as (
    select
        p.customer_key,
        p.day,
        if(d.known_on > p.day, d.known_on, d.ended_on) as leaves_on
    from paying_customers as p
    left join ahead as d on d.customer_key = p.customer_key and p.day < d.ended_on and p.day >= d.ended_before
)

select
    customer_key,
    day,
    leaves_on,
    if(day + $horizon::integer <= getvariable('as_of'), coalesce(leaves_on <= day + $horizon::integer, false)::integer, null) as label
from known
