-- The bridges of the selection by value and period
-- definition: As that of the selection: balances at the ends, sums in between.
select
    b.value,
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
    arg_max(b.customers, b.month) as customers
from monthly_splits as b
join selected_calendar as c using (month)
group by b.value, c.period
