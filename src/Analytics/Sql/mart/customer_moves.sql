-- Moves of customers
-- definition: The moves of a customer's services on one day, netted and classified on held MRR (readings S25, S26, S50, S51).
--             change is in the reporting currency at the opening rate of the month (reading S30).
-- grain:      netting, customer, day
with

netted as (
    select
        netting,
        customer_key,
        day,
        min(since) as since,
        any_value(month) as month,
        sum(held_change) as own_change,
        sum(mrr_after - mrr_before) as own_paid_change,
        sum(valued(held_change, rate)) as change,
        coalesce(bool_or(after.state = 'running' and mrr_after = 0 and held_change < 0), false) as falls_to_free,
        coalesce(bool_or(before.state = 'running' and mrr_before = 0 and held_change > 0), false) as rises_from_free
    from mart.service_moves
    group by netting, customer_key, day
),

running_totals as (
    select
        *,
        sum(own_change) over customer as held_after,
        sum(own_paid_change) over customer as paid_after,
        paid_after - own_paid_change as paid_before
    from netted
    window customer as (partition by netting, customer_key order by day rows unbounded preceding)
),

first_days as (
    select customer_key, min(day) as first_held_on
    from running_totals
    where netting = 'event' and held_after > 0
    group by customer_key
),

-- Reading S21: the days with MRR 0 before a return, for the policy new_after_days; in a month, before its first return.
returns as (
    select
        customer_key,
        month,
        day,
        day - last_value(if(paid_before > 0 and paid_after = 0, day, null) ignore nulls) over (
            partition by customer_key order by day rows between unbounded preceding and 1 preceding
        ) as gap,
        paid_before
    from running_totals
    where netting = 'event' and getvariable('policy_new_after_days') <> 'never'
),

gaps as (
    select 'event' as netting, customer_key, day, gap
    from returns
    where paid_before = 0
    union all
    select 'month', customer_key, least(last_day(month), getvariable('as_of')), arg_min(gap, day)
    from returns
    where paid_before = 0 and getvariable('policy_netting') = 'month'
    group by customer_key, month
),

final as (
    select
        t.netting,
        t.customer_key,
        t.day,
        t.month,
        t.held_after - t.own_change as held_before,
        t.held_after,
        t.paid_before,
        t.paid_after,
        t.change,
        case
            when held_before = 0 and t.held_after > 0 then case
                when f.first_held_on >= t.since then 'new'
                when getvariable('policy_free_is') = 'contraction' and t.rises_from_free then 'expansion'
                when g.gap > try_cast(getvariable('policy_new_after_days') as integer) then 'new'
                else 'reactivation'
            end
            when held_before > 0 and t.held_after = 0 then case
                when getvariable('policy_free_is') = 'contraction' and t.falls_to_free then 'contraction'
                else 'churn'
            end
            when t.change > 0 then 'expansion'
            when t.change < 0 then 'contraction'
        end as movement
    from running_totals as t
    left join first_days as f using (customer_key)
    left join gaps as g on g.netting = t.netting and g.customer_key = t.customer_key and g.day = t.day
)

select * from final
