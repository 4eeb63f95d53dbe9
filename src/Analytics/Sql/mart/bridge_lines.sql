-- Lines of the bridge
-- definition: The bridge of everybody with a row for each line of it, and one for the count of customers.
-- grain:      month, movement
-- materialized: view
select *
from (
    unpivot (
        select month, opening, new, reactivation, expansion, resumed, contraction, churn, paused, fx, closing, customers::decimal(38, 12) as customers
        from mart.bridges
        where dimension = 'all'
    )
    on opening, new, reactivation, expansion, resumed, contraction, churn, paused, fx, closing, customers
    into name movement value amount
)
