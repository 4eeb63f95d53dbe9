-- Subtypes of movements
-- definition: Why MRR moved (reading S29): of the services that moved in the movement's direction, one added or gone wins
--             over plan, plan over seats, seats over price, price over discount. A service that ended on the day another
--             started is a change of it. Churn: past due, else free, else the reason of the largest service lost.
-- grain:      netting, customer, day
with

moved as (
    select
        c.netting, c.customer_key, c.day, c.movement, m.service_key, s.leaves_as,
        m.before, m.after,
        m.mrr_before + m.paused_before as held_before,
        m.mrr_after + m.paused_after as held_after,
        valued(m.held_change, m.rate) as change,
        m.before is null and m.mrr_after + m.paused_after > 0 as starts,
        m.after is null and m.mrr_before + m.paused_before > 0 as ends
    from mart.customer_moves as c
    join mart.service_moves as m using (netting, customer_key, day)
    join core.services as s using (service_key)
    where c.movement in ('expansion', 'contraction', 'churn') and m.held_change <> 0
),

lost as (
    select
        netting,
        customer_key,
        day,
        case
            when bool_or(after.state = 'past_due') then 'involuntary'
            when bool_or(after.state = 'running') then 'to_free'
            else arg_max(if(after.state = 'lapsed', 'unknown', leaves_as), (change * -1, -service_key))
        end as subtype
    from moved
    where movement = 'churn' and held_after = 0 and held_before > 0
    group by netting, customer_key, day
),

changed as (
    select * from moved where movement <> 'churn'
),

ranked as (
    select
        *,
        row_number() over (partition by netting, customer_key, day, starts order by abs(change) desc, service_key) as place
    from changed
    where starts or ends
),

replaced as (
    select
        e.netting, e.customer_key, e.day, e.movement, e.change + s.change as change,
        e.before, s.after, true as replaces, e.service_key as ended_key, s.service_key as started_key
    from ranked as e
    join ranked as s using (netting, customer_key, day, place)
    where e.ends and s.starts
),

candidates as (
    select netting, customer_key, day, movement, change, before, after, replaces, false as starts_or_ends
    from replaced
    union all
    select
        r.netting, r.customer_key, r.day, r.movement, r.change, r.before, r.after, false,
        (r.movement = 'expansion' and r.held_before = 0 and r.before.state is distinct from 'running')
            or (r.movement = 'contraction' and r.held_after = 0 and r.after.state is distinct from 'running')
    from changed as r
    where not exists (
        select 1 from replaced as x
        where x.netting = r.netting and x.day = r.day and list_contains([x.ended_key, x.started_key], r.service_key)
    )
),

caused as (
    select
        *,
        case
            when starts_or_ends then 1
            when before.terms.plan_id is distinct from after.terms.plan_id
                or before.terms.billed_every is distinct from after.terms.billed_every then 2
            when before.terms.quantity is distinct from after.terms.quantity then 3
            when before.terms.unit_amount is distinct from after.terms.unit_amount or replaces then 4
            else 5
        end as cause
    from candidates
    where if(movement = 'expansion', change > 0, change < 0)
),

final as (
    select
        netting,
        customer_key,
        day,
        if(
            movement = 'expansion',
            ['cross_sell', 'plan', 'seats', 'price_increase', 'discount_expiry'],
            ['product_drop', 'plan', 'seats', 'price_decrease', 'discount_added']
        )[min(cause)] as subtype
    from caused
    group by netting, customer_key, day, movement
    union all
    select netting, customer_key, day, subtype
    from lost
)

select * from final
