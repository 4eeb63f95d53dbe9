-- Subtypes of movements
-- definition: Why MRR moved (reading S29): of the services that moved in the movement's direction, one added or gone wins
--             over plan, plan over seats, seats over price, price over discount. A service that ended on the day another
--             started is a change of it. Churn: past due, else free, else the reason of the largest service lost.
-- grain:      customer, day
with

moved as (
    select
        c.customer_key, c.day, c.movement, c.services, m.service_key, m.change,
        m.state_before, m.state_after, m.plan_before, m.plan_after, m.terms_before, m.terms_after,
        m.mrr_before + m.paused_before as held_before,
        m.mrr_after + m.paused_after as held_after
    from mart.customer_moves as c
    join mart.service_moves as m using (by_month, customer_key, day)
    where c.by_month = (getvariable('policy_netting') = 'month')
        and c.movement in ('expansion', 'contraction', 'churn')
        and m.held_change <> 0
),

lost as (
    select
        m.customer_key, m.day,
        case
            when bool_or(m.state_after = 'past_due') then 'involuntary'
            when bool_or(m.state_after = 'running') then 'to_free'
            else arg_max(if(m.state_after = 'lapsed', 'unknown', s.leaves_as), (-m.change, -m.service_key))
        end as subtype
    from moved as m
    join core.services as s using (service_key)
    where m.movement = 'churn' and m.held_after = 0 and m.held_before > 0
    group by m.customer_key, m.day
),

changed as (
    select
        * exclude (held_before, held_after),
        (movement = 'expansion' and held_before = 0 and state_before is distinct from 'running')
            or (movement = 'contraction' and held_after = 0 and state_after is distinct from 'running') as comes_or_goes,
        state_before is null and held_after > 0 as starts,
        state_after is null and held_before > 0 as ends
    from moved
    where movement <> 'churn'
),

ranked as (
    select
        *,
        row_number() over (partition by customer_key, day, starts order by abs(change) desc, service_key) as place
    from changed
    where services > 1 and (starts or ends)
),

replaced as (
    select
        e.customer_key, e.day, e.movement, e.services, e.change + s.change as change,
        e.plan_before, s.plan_after, e.service_key as service_before, e.terms_before, s.service_key as service_after, s.terms_after
    from ranked as e
    join ranked as s using (customer_key, day, place)
    where e.ends and s.starts
),

taken as (
    select customer_key, day, unnest([service_before, service_after]) as service_key from replaced
),

alone as (
    select * from changed where services = 1
    union all
    select c.*
    from changed as c
    anti join taken as t on t.customer_key = c.customer_key and t.day = c.day and t.service_key = c.service_key
    where c.services > 1
),

candidates as (
    select
        customer_key, day, movement, services, change, comes_or_goes, false as replaces,
        plan_before, plan_after, service_key as service_before, terms_before, service_key as service_after, terms_after
    from alone
    union all by name
    select *, false as comes_or_goes, true as replaces
    from replaced
),

caused as (
    select
        c.customer_key, c.day, c.movement, c.services,
        case
            when c.comes_or_goes then 1
            when c.plan_before is distinct from c.plan_after
                or b.interval is distinct from a.interval or b.interval_count is distinct from a.interval_count then 2
            when b.quantity is distinct from a.quantity then 3
            when b.unit_amount is distinct from a.unit_amount or c.replaces then 4
            else 5
        end as cause
    from candidates as c
    left join mart.terms as b on b.service_key = c.service_before and b.terms_from = c.terms_before
    left join mart.terms as a on a.service_key = c.service_after and a.terms_from = c.terms_after
    where if(c.movement = 'expansion', c.change > 0, c.change < 0)
),

named as (
    select customer_key, day, movement, cause from caused where services = 1
    union all
    select customer_key, day, movement, min(cause) from caused where services > 1 group by customer_key, day, movement
),

final as (
    select customer_key, day, subtype_word(if(
            movement = 'expansion',
            ['cross_sell', 'plan', 'seats', 'price_increase', 'discount_expiry'],
            ['product_drop', 'plan', 'seats', 'price_decrease', 'discount_added']
        )[cause]) as subtype
    from named
    union all
    select customer_key, day, subtype_word(subtype) from lost
)

select * from final
