-- Customers behind revenue that is not MRR
-- parameters: month, movement (non_recurring, usage)
-- definition: non_recurring: set-up fees and one-off lines of the month's invoices. usage: a third of the metered usage of the last
--             three whole months, the month included, so that the customers add up to the usage run-rate.
-- source:     mart.other_revenue, selected_customers
with

months as (
    select month
    from mart.months
    where if($movement = 'usage', is_complete and month >= ($month::date - interval 2 month) and month <= $month, month = $month)
),

final as (
    select
        o.customer_key,
        (sum(o.amount) / nullif(if($movement = 'usage', 3, 1), 0))::decimal(28, 8) as amount,
        null::date as day,
        null::varchar as movement,
        null::varchar as subtype
    from mart.other_revenue as o
    join months using (month)
    semi join selected_customers using (customer_key)
    where o.kind = $movement and ($movement <> 'usage' or (select count(*) from months) = 3)
    group by o.customer_key
)

select * from final
