-- Moves of customers
-- definition: The moves of a customer's services on one day, netted and classified on held MRR (readings S25, S26, S50, S51).
--             change is in the reporting currency at the opening rate of the month (reading S30). services is how many moved
--             held MRR; several_plans: more than one service, or one that changed its plan; else plan_key is the plan.
-- grain:      by_month, customer, day
with

-- A customer with one service moves as that service does; only the others are netted and added up.
moves as (
    select
        *,
        mrr_before + paused_before > 0 and mrr_after + paused_after > 0 and plan_before is distinct from plan_after as changes_plan,
        if(mrr_after + paused_after > 0, plan_after, plan_before) as plan_key,
        held_change < 0 and mrr_after = 0 and state_after = state_word('running') as falls_to_free,
        held_change > 0 and mrr_before = 0 and state_before = state_word('running') as rises_from_free
    from mart.service_moves
),

netted as (
    select
        by_month, customer_key, day,
        min(since) as since,
        sum(held_change) as own_change,
        sum(mrr_after - mrr_before) as own_paid_change,
        sum(change) as change,
        (count(*) filter (held_change <> 0))::integer as services,
        count(*) > 1 or bool_or(changes_plan) as several_plans,
        any_value(plan_key) as plan_key,
        coalesce(bool_or(falls_to_free), false) as falls_to_free,
        coalesce(bool_or(rises_from_free), false) as rises_from_free
    from moves
    semi join core.shared_customers using (customer_key)
    group by by_month, customer_key, day
),

running_totals as (
    select
        by_month, customer_key, day, since, change, services, several_plans, plan_key, falls_to_free, rises_from_free,
        sum(own_change) over customer > own_change as was_held,
        sum(own_change) over customer > 0 as is_held,
        sum(own_paid_change) over customer > own_paid_change as was_paid,
        sum(own_paid_change) over customer > 0 as is_paid
    from netted
    window customer as (partition by by_month, customer_key order by day rows unbounded preceding)
    union all
    select
        by_month, customer_key, day, since, change, (held_change <> 0)::integer, changes_plan, plan_key,
        coalesce(falls_to_free, false), coalesce(rises_from_free, false),
        mrr_before + paused_before > 0, mrr_after + paused_after > 0, mrr_before > 0, mrr_after > 0
    from moves
    anti join core.shared_customers using (customer_key)
),

first_days as (
    select customer_key, min(day) as first_held_on
    from running_totals
    where not by_month and is_held
    group by customer_key
),

-- Reading S21: the days with MRR 0 before a return, for the policy new_after_days; in a month, before its first return.
returns as (
    select
        customer_key, day,
        day - last_value(if(was_paid and not is_paid, day, null) ignore nulls) over (
            partition by customer_key order by day rows between unbounded preceding and 1 preceding
        ) as gap,
        was_paid
    from running_totals
    where not by_month and getvariable('policy_new_after_days') <> 'never'
),

gaps as (
    select false as by_month, customer_key, day, gap
    from returns
    where not was_paid
    union all
    select true, customer_key, least(last_day(day), getvariable('as_of')) as last_day, arg_min(gap, day)
    from returns
    where not was_paid and getvariable('policy_netting') = 'month'
    group by all
),

final as (
    select
        t.by_month, t.customer_key, t.day,
        date_trunc('month', t.day)::date as month,
        t.was_held, t.is_held, t.was_paid, t.is_paid,
        t.services, t.several_plans,
        if(t.several_plans, null, t.plan_key) as plan_key,
        t.change,
        movement_word(case
            when not t.was_held and t.is_held then case
                when f.first_held_on >= t.since then 'new'
                when getvariable('policy_free_is') = 'contraction' and t.rises_from_free then 'expansion'
                when g.gap > try_cast(getvariable('policy_new_after_days') as integer) then 'new'
                else 'reactivation'
            end
            when t.was_held and not t.is_held then case
                when getvariable('policy_free_is') = 'contraction' and t.falls_to_free then 'contraction'
                else 'churn'
            end
            when t.change > 0 then 'expansion'
            when t.change < 0 then 'contraction'
        end) as movement
    from running_totals as t
    left join first_days as f using (customer_key)
    left join gaps as g on g.by_month = t.by_month and g.customer_key = t.customer_key and g.day = t.day
)

select * from final
