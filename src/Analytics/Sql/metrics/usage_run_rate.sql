-- Usage run-rate
-- label:         Usage run-rate | Ritmo de ingresos por uso
-- unit:          money
-- better:        higher
-- definition:    Metered usage billed, without tax: the mean of the last three whole months. Not part of MRR unless the policy
--                usage_in_mrr says so.
-- definition_es: Consumo medido y facturado, sin impuestos: la media de los tres últimos meses completos. No forma parte del
--                MRR salvo que la política usage_in_mrr lo diga.
-- source:        mart.other_revenue
with

usage as (
    select m.month, coalesce(sum(o.amount), 0) as amount, count(distinct o.customer_key) as customers
    from mart.months as m
    left join monthly_other as o on o.month = m.month and o.kind = 'usage'
    where m.is_complete
    group by m.month
),

means as (
    select
        month,
        if(count(*) over last_three = 3, sum(amount) over last_three / 3, null)::decimal(28, 8) as value,
        max(customers) over last_three as n
    from usage
    window last_three as (order by month rows between 2 preceding and current row)
)

select p.month, m.value, m.n
from means as m
join selected_months as p on p.end_month = m.month
