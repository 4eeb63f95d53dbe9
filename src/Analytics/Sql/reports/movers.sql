-- The ten customers that moved MRR most | Los diez clientes que más movieron el MRR
-- parameters:    month (blank = the last whole one)
-- definition:    Sum of a customer's movements of the month; named after the movement with the largest amount. Exchange rates move
--                nobody.
-- definition_es: Suma de los movimientos de un cliente en el mes; lleva el nombre del movimiento de mayor importe. Los tipos de cambio no
--                mueven a nadie.
-- source:        monthly_moves, monthly_balances, core.customers
with

most as (
    select customer_key, sum(amount) as amount
    from monthly_moves
    where month >= first_month($month, $selected_length) and month <= $month
    group by customer_key
    having sum(amount) <> 0
    order by abs(sum(amount)) desc, customer_key
    limit 10
),

moved as (
    select
        most.customer_key,
        any_value(most.amount) as amount,
        arg_max(movements.movement, abs(movements.amount)) as movement,
        arg_max({subtype: movements.subtype}, abs(movements.amount)).subtype as subtype
    from most
    inner join monthly_moves as movements
        on movements.customer_key = most.customer_key
        and movements.month >= first_month($month, $selected_length) and movements.month <= $month
    group by most.customer_key
),

balances as (
    select customer_key, sum(mrr) as mrr
    from monthly_balances
    where month = end_month($month)
        and customer_key in (select customer_key from moved)
    group by customer_key
),

final as (
    select
        customers.customer_id,
        coalesce(customers.name, customers.customer_id) as name,
        moved.amount::decimal(38, 8) as amount,
        coalesce(balances.mrr, 0)::decimal(38, 8) as mrr,
        moved.movement,
        moved.subtype
    from moved
    inner join core.customers as customers on customers.customer_key = moved.customer_key
    left join balances on balances.customer_key = moved.customer_key
    order by abs(moved.amount) desc, customers.customer_id
)

select * from final
