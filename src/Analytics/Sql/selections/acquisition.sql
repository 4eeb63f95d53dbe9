-- What winning the customers of a period cost
-- definition: cost: of its months. spent: of as many months, cac_lag_months earlier, against which the new customers of the period
--             are set. paid: what of it was spent on ads of a channel; paid_customers: new customers of the channels that had any.
--             Null where no cost is known.
-- grain:      period
with

periods as (
    select month, first_month, cac_lag(null) as lag
    from selected_months
),

spent as (
    select
        p.month,
        sum(c.own + c.labour) filter (c.month >= p.first_month) as cost,
        sum(c.own + c.labour) filter (is_spent_for(c.month, p.first_month, p.month, p.lag)) as spent,
        sum(c.paid) filter (is_spent_for(c.month, p.first_month, p.month, p.lag)) as paid
    from periods as p
    join monthly_costs as c on c.month >= (p.first_month - to_months(p.lag))::date and c.month <= p.month
    group by p.month
),

advertised as (
    select p.month, p.first_month, c.acquisition_channel
    from periods as p
    join monthly_costs as c on is_spent_for(c.month, p.first_month, p.month, p.lag)
    where c.acquisition_channel is not null
    group by all
    having sum(c.paid) > 0
),

attributed as (
    select a.month, sum(n.customers) as customers
    from advertised as a
    join monthly_newcomers as n
        on n.acquisition_channel = a.acquisition_channel and n.month >= a.first_month and n.month <= a.month
    group by a.month
)

select p.month, s.cost, s.spent, s.paid, coalesce(a.customers, 0)::bigint as paid_customers
from periods as p
left join spent as s using (month)
left join attributed as a using (month)
