-- Moves of customers
-- definition: The moves of a customer's services on one day, netted and classified on held MRR (readings S25, S26, S50, S51).
--             change is in the reporting currency at the opening rate of the month (reading S30). services is how many moved
--             held MRR; several_plans: more than one service, or one that changed its plan; else plan_id is the plan.
-- grain:      by_month, customer, day
with

netted as (
    select
        by_month,
        customer_key,
        day,
        min(since) as since,
        sum(held_change) as own_change,
        sum(mrr_after - mrr_before) as own_paid_change,
        sum(change) as change,
        (count(*) filter (held_change <> 0))::integer as services,
        count(*) > 1 or bool_or(
            mrr_before + paused_before > 0 and mrr_after + paused_after > 0 and plan_before is distinct from plan_after
        ) as several_plans,
        any_value(if(mrr_after + paused_after > 0, plan_after, plan_before)) as plan_id,
        coalesce(bool_or(state_after = 'running' and mrr_after = 0 and held_change < 0), false) as falls_to_free,
        coalesce(bool_or(state_before = 'running' and mrr_before = 0 and held_change > 0), false) as rises_from_free
    from mart.service_moves
    group by by_month, customer_key, day
),

running_totals as (
    select
        *,
        sum(own_change) over customer as held_after,
        sum(own_paid_change) over customer as paid_after,
        held_after - own_change as held_before,
        paid_after - own_paid_change as paid_before
    from netted
    window customer as (partition by by_month, customer_key order by day rows unbounded preceding)
),

first_days as (
    select customer_key, min(day) as first_held_on
    from running_totals
    where not by_month and held_after > 0
    group by customer_key
),

-- Reading S21: the days with MRR 0 before a return, for the policy new_after_days; in a month, before its first return.
returns as (
    select
        customer_key,
        day,
        day - last_value(if(paid_before > 0 and paid_after = 0, day, null) ignore nulls) over (
            partition by customer_key order by day rows between unbounded preceding and 1 preceding
        ) as gap,
        paid_before
    from running_totals
    where not by_month and getvariable('policy_new_after_days') <> 'never'
),

gaps as (
    select false as by_month, customer_key, day, gap
    from returns
    where paid_before = 0
    union all
    select true, customer_key, least(last_day(day), getvariable('as_of')) as last_day, arg_min(gap, day)
    from returns
    where paid_before = 0 and getvariable('policy_netting') = 'month'
    group by all
),

final as (
    select
        t.by_month,
        t.customer_key,
        t.day,
        date_trunc('month', t.day)::date as month,
        t.held_before > 0 as was_held,
        t.held_after > 0 as is_held,
        t.paid_before > 0 as was_paid,
        t.paid_after > 0 as is_paid,
        t.services,
        t.several_plans,
        if(t.several_plans, null, t.plan_id) as plan_id,
        t.change,
        case
            when not was_held and is_held then case
                when f.first_held_on >= t.since then 'new'
                when getvariable('policy_free_is') = 'contraction' and t.rises_from_free then 'expansion'
                when g.gap > try_cast(getvariable('policy_new_after_days') as integer) then 'new'
                else 'reactivation'
            end
            when was_held and not is_held then case
                when getvariable('policy_free_is') = 'contraction' and t.falls_to_free then 'contraction'
                else 'churn'
            end
            when t.change > 0 then 'expansion'
            when t.change < 0 then 'contraction'
        end as movement
    from running_totals as t
    left join first_days as f using (customer_key)
    left join gaps as g on g.by_month = t.by_month and g.customer_key = t.customer_key and g.day = t.day
)

select * from final
