-- One customer's MRR at the end of each month | El MRR de un cliente al final de cada mes
-- parameters:    customer (by its key, so that only its rows are looked at)
-- definition:    From its first month with MRR to the as-of month; 0 where it paid nothing.
-- definition_es: Desde su primer mes con MRR hasta el mes del día de los datos; 0 donde no pagó nada.
-- source:        mart.customer_months, mart.months
with

balances as (
    select month, sum(mrr) as mrr
    from mart.customer_months
    where customer_key = $customer_key
    group by month
),

final as (
    select
        months.month,
        months.is_complete,
        coalesce(balances.mrr, 0)::decimal(38, 8) as mrr
    from mart.months as months
    left join balances on balances.month = months.month
    where months.month >= (select min(month) from balances where mrr > 0)
    order by months.month
)

select * from final
