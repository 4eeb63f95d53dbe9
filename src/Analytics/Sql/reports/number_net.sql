-- Customers behind the change of MRR in a month | Clientes detrás del cambio de MRR en un mes
-- parameters:    month
-- definition:    The movements of the month and the effect of exchange rates, by customer: closing less opening. Named after the movement
--                that weighs most.
-- definition_es: Los movimientos del mes y el efecto de los tipos de cambio, por cliente: MRR final menos inicial. Lleva el nombre del
--                movimiento que más pesa.
-- source:        monthly_moves, monthly_effects
with

moved as (
    select customer_key, day, movement, subtype, amount
    from monthly_moves
    where month >= first_month($month, $selected_length) and month <= $month
),

revalued as (
    select customer_key, null::date as day, 'fx' as movement, null::varchar as subtype, amount
    from monthly_effects
    where month >= first_month($month, $selected_length) and month <= $month
),

final as (
    select
        customer_key,
        sum(amount) as amount,
        max(day) as day,
        arg_max(movement, abs(amount)) as movement,
        arg_max({subtype: subtype}, abs(amount)).subtype as subtype
    from (from moved union all from revalued)
    group by customer_key
)

select * from final
