-- The bridge of a month as rows
-- parameters: 1 (month)
-- definition: What the policy lab asks each set of policies.
-- reads:      the warehouse of the set
-- source:     mart.bridges
unpivot (
    select opening, new, reactivation, expansion, resumed, contraction, churn, paused, fx, closing, customers::decimal(38, 12) as customers
    from mart.bridges
    where dimension = 'all' and month = $1
)
on opening, new, reactivation, expansion, resumed, contraction, churn, paused, fx, closing, customers
into name movement value amount
