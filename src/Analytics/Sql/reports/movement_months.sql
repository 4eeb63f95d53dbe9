-- MRR movements by month, with the customers behind each | Movimientos de MRR por mes, con los clientes detrás de cada uno
-- parameters:    from, to (first days; blank = from the first, to the last month)
-- definition:    opening + the movements = closing in every month; gap is what is left over, 0 where it balances.
-- definition_es: opening + los movimientos = closing en cada mes; gap es lo que sobra, 0 si cuadra.
-- source:        selected_bridges, selected_counts, selected_months
with

months as (
    select *
    from selected_bridges
    where month >= coalesce($from, month) and month <= coalesce($to, month)
),

behind as (
    select
        month,
        sum(customers) filter (movement = 'new') as new_customers,
        sum(customers) filter (movement = 'reactivation') as reactivation_customers,
        sum(customers) filter (movement = 'expansion') as expansion_customers,
        sum(customers) filter (movement = 'resumed') as resumed_customers,
        sum(customers) filter (movement = 'contraction') as contraction_customers,
        sum(customers) filter (movement = 'churn') as churn_customers,
        sum(customers) filter (movement = 'paused') as paused_customers,
        sum(customers) filter (movement = 'transferred') as transferred_customers
    from selected_counts
    where month >= coalesce($from, month) and month <= coalesce($to, month)
    group by month
),

final as (
    select
        months.month,
        is_complete,
        opening::decimal(38, 8) as opening,
        new::decimal(38, 8) as new,
        reactivation::decimal(38, 8) as reactivation,
        expansion::decimal(38, 8) as expansion,
        resumed::decimal(38, 8) as resumed,
        contraction::decimal(38, 8) as contraction,
        churn::decimal(38, 8) as churn,
        paused::decimal(38, 8) as paused,
        transferred::decimal(38, 8) as transferred,
        fx::decimal(38, 8) as fx,
        closing::decimal(38, 8) as closing,
        customers::bigint as customers,
        coalesce(behind.new_customers, 0)::bigint as new_customers,
        coalesce(reactivation_customers, 0)::bigint as reactivation_customers,
        coalesce(expansion_customers, 0)::bigint as expansion_customers,
        coalesce(resumed_customers, 0)::bigint as resumed_customers,
        coalesce(contraction_customers, 0)::bigint as contraction_customers,
        coalesce(churn_customers, 0)::bigint as churn_customers,
        coalesce(paused_customers, 0)::bigint as paused_customers,
        coalesce(transferred_customers, 0)::bigint as transferred_customers,
        null::bigint as fx_customers,
        (opening + new + reactivation + expansion + resumed + contraction + churn + paused + transferred + fx - closing)::decimal(38, 8) as gap
    from months
    inner join selected_months as calendar on calendar.month = months.month
    left join behind on behind.month = months.month
    order by months.month
)

select * from final
