-- MRR bridge of one month, step by step | Puente de MRR de un mes, paso a paso
-- parameters:    month (blank = the last whole one)
-- definition:    Opening MRR, each movement of the month, closing MRR. bottom and height place the step on the scale of MRR.
-- definition_es: MRR inicial, cada movimiento del mes y MRR final. bottom y height sitúan el paso en la escala del MRR.
-- source:        selected_bridges, monthly_moves
with

chosen as (
    select *
    from selected_bridges
    where month = $month
),

behind as (
    select movement, count(distinct customer_key) as customers
    from monthly_moves
    where month >= first_month($month, $selected_length) and month <= $month
    group by movement
),

steps as (
    select unnest([
        {position: 1, movement: 'opening', amount: opening, customers: opening_customers},
        {position: 2, movement: 'new', amount: new, customers: null},
        {position: 3, movement: 'reactivation', amount: reactivation, customers: null},
        {position: 4, movement: 'expansion', amount: expansion, customers: null},
        {position: 5, movement: 'resumed', amount: resumed, customers: null},
        {position: 6, movement: 'contraction', amount: contraction, customers: null},
        {position: 7, movement: 'churn', amount: churn, customers: null},
        {position: 8, movement: 'paused', amount: paused, customers: null},
        {position: 9, movement: 'transferred', amount: transferred, customers: null},
        {position: 10, movement: 'fx', amount: fx, customers: null},
        {position: 11, movement: 'closing', amount: closing, customers: customers}
    ], recursive := true)
    from chosen
),

placed as (
    select
        *,
        sum(amount) filter (where movement <> 'closing') over (order by position) as running
    from steps
),

final as (
    select
        steps.movement,
        amount::decimal(38, 8) as amount,
        case
            when steps.movement in ('opening', 'closing') then 0
            else least(running, running - amount)
        end::decimal(38, 8) as bottom,
        abs(amount)::decimal(38, 8) as height,
        case
            when steps.movement in ('opening', 'closing') then steps.customers
            when steps.movement <> 'fx' then coalesce(behind.customers, 0)
        end::bigint as customers
    from placed as steps
    left join behind on behind.movement = steps.movement
    order by position
)

select * from final
