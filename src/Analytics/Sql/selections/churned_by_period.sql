-- Selected customers who churned in a period
-- definition: Reading S38 over the whole period: of those with a churn in it, who had held MRR at its start and do not pay at its
--             end.
with

churns as (
    select distinct m.customer_key, c.period
    from mart.customer_moves as m
    semi join selected_customers using (customer_key)
    join selected_calendar as c using (month)
    where not m.by_month and m.movement = 'churn'
),

churned as (
    select k.customer_key, k.period as month
    from churns as k
    join selected_calendar as c using (period)
    join mart.customer_moves as m on m.customer_key = k.customer_key and m.month = c.month and not m.by_month
    group by k.customer_key, k.period
    having arg_min(m.was_held, m.day) and not arg_max(m.is_paid, m.day)
)

select p.month, count(c.customer_key) as customers
from selected_months as p
left join churned as c using (month)
group by p.month
