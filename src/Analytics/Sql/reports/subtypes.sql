-- MRR movements by subtype | Movimientos de MRR por subtipo
-- parameters:    month, from, to (first days; blank = the last whole period, all months)
-- definition:    Why MRR moved in the month, beside the sum over the range. Movements without subtypes have one row.
-- definition_es: Por qué se movió el MRR en el mes, junto a la suma del intervalo. Los movimientos sin subtipos tienen una fila.
-- source:        monthly_moves
with

moves as (
    select
        *,
        month >= first_month($month, $selected_length) and month <= $month as in_month,
        month >= coalesce(first_month($from, $selected_length), month) and month <= coalesce($to, month) as in_range
    from monthly_moves
),

final as (
    select
        movement,
        subtype,
        coalesce(sum(amount) filter (where in_month), 0)::decimal(38, 8) as amount,
        count(distinct customer_key) filter (where in_month)::bigint as customers,
        coalesce(sum(amount) filter (where in_range), 0)::decimal(38, 8) as range_amount
    from moves
    where in_month or in_range
    group by movement, subtype
    order by
        list_position(['new', 'reactivation', 'expansion', 'resumed', 'contraction', 'churn', 'paused', 'transferred'], movement),
        abs(range_amount) desc,
        subtype
)

select * from final
