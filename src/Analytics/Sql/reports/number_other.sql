-- Customers behind revenue that is not MRR | Clientes detrás de los ingresos que no son MRR
-- parameters:    month, movement (non_recurring, usage)
-- definition:    non_recurring: set-up fees and one-off lines of the month's invoices. usage: a third of the metered usage of the last
--                three whole months, the month included, so that the customers add up to the usage run-rate.
-- definition_es: non_recurring: cuotas de alta y cargos únicos de las facturas del mes. usage: un tercio del consumo medido de los tres
--                últimos meses completos, este incluido, de modo que los clientes suman el ritmo de ingresos por uso.
-- source:        monthly_other, mart.months
with

months as (
    select month
    from mart.months
    where month <= end_month($month)
        and if($movement = 'usage', is_complete and month > end_month($month) - interval 3 month, month >= first_month($month, $selected_length))
),

final as (
    select
        o.customer_key,
        (sum(o.amount) / nullif(if($movement = 'usage', 3, 1), 0))::decimal(28, 8) as amount,
        null::date as day,
        null::varchar as movement,
        null::varchar as subtype
    from monthly_other as o
    join months using (month)
    where o.kind = $movement and ($movement <> 'usage' or (select count(*) from months) = 3)
    group by o.customer_key
)

select * from final
