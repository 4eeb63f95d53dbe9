-- MRR movements by subtype
-- parameters: month, from, to (first days; blank = the last whole period, all months)
-- definition: Why MRR moved in the month, beside the sum over the range. Movements without subtypes have one row.
-- source:     selected_moves
with

chosen as (
    select coalesce($month, (select max(month) from selected_months where is_complete)) as month
),

final as (
    select
        movement,
        subtype,
        coalesce(sum(amount) filter (where month = (select month from chosen)), 0)::decimal(38, 8) as amount,
        count(distinct customer_key) filter (where month = (select month from chosen))::bigint as customers,
        coalesce(sum(amount) filter (where month >= coalesce($from, month) and month <= coalesce($to, month)), 0)::decimal(38, 8) as range_amount
    from selected_moves
    where month = (select month from chosen)
        or (month >= coalesce($from, month) and month <= coalesce($to, month))
    group by movement, subtype
    order by
        list_position(['new', 'reactivation', 'expansion', 'resumed', 'contraction', 'churn', 'paused', 'transferred'], movement),
        abs(range_amount) desc,
        subtype
)

select * from final
