-- Customers on the as-of day
-- definition: Each customer with its MRR paid, held and on its way (committed, reading S43) on the as-of day, in the reporting
--             currency at the rate of its month.
-- grain:      customer
-- materialized: view
select
    c.*,
    coalesce(b.mrr, 0) as mrr,
    coalesce(b.held_mrr, 0) as held_mrr,
    coalesce(b.committed_mrr, 0) as committed_mrr,
    p.plan_id,
    coalesce(b.past_due, false) as past_due,
    coalesce(b.paused, false) as paused,
    b.customer_since,
    b.last_churned_on
from core.customers as c
left join mart.balances_today as b using (customer_key)
left join core.plans as p using (plan_key)
