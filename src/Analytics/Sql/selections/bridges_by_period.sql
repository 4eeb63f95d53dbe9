-- The bridge of the selection by period
-- definition: Balances are read at its ends, movements and effects of exchange rates are the sums of its months, so that it
--             balances as they do. Who churned is counted over the whole period, in selected_churned.
-- decided:    docs/decisions/0025-a-period-is-the-sum-of-its-months.md
select
    c.period as month,
    arg_min(b.opening, b.month) as opening,
    sum(b.new) as new,
    sum(b.reactivation) as reactivation,
    sum(b.expansion) as expansion,
    sum(b.resumed) as resumed,
    sum(b.contraction) as contraction,
    sum(b.churn) as churn,
    sum(b.paused) as paused,
    sum(b.transferred) as transferred,
    sum(b.fx) as fx,
    arg_max(b.closing, b.month) as closing,
    arg_max(b.customers, b.month) as customers,
    arg_min(b.opening_customers, b.month) as opening_customers,
    sum(b.new_customers)::bigint as new_customers
from monthly_bridges as b
join selected_calendar as c using (month)
group by c.period
