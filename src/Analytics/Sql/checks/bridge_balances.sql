-- The bridge balances for every month and every value of every attribute, to 0.0000
with

bridges as (
    select dimension, value, month, opening + new + reactivation + expansion + resumed + contraction + churn + paused + fx - closing as difference
    from mart.bridges
    union all
    select dimension, value, month, opening + new + reactivation + expansion + resumed + contraction + churn + paused + transferred + fx - closing
    from mart.plan_bridges
)

select dimension, value, month, difference
from bridges
where abs(difference) >= 0.00005
