-- MRR bridge of one month by plan or product | Puente de MRR de un mes por plan o producto
-- parameters:    month, by (plan, product)
-- definition:    The bridge seen through what a customer can change: what left for another plan of the same customer on the same day is
--                transferred (reading S31) and sums to 0. The smallest beyond 60 are folded into one row.
-- definition_es: El puente visto a través de lo que un cliente puede cambiar: lo que pasó el mismo día a otro plan del mismo cliente es
--                transferred (traspasado, lectura S31) y suma 0. A partir de 60, los más pequeños se juntan en una fila.
-- defaults:      by=plan
-- source:        selected_splits, selected_bridges, monthly_balances, core.plans
with

paying as (
    select
        if($by = 'product', plans.product, plans.plan_id) as value,
        count(distinct balances.customer_key) as customers
    from monthly_balances as balances
    left join core.plans as plans using (plan_key)
    where balances.month = end_month($month)
    group by all
),

split as (
    select
        bridges.value,
        coalesce(plans.name, bridges.value) as label,
        opening, new, reactivation, expansion, resumed, contraction, churn, paused, transferred, fx, closing,
        coalesce(paying.customers, 0) as customers,
        (select customers from selected_bridges where month = $month) as customers_of_all
    from selected_splits as bridges
    left join core.plans as plans on $by = 'plan' and plans.plan_id = bridges.value
    left join paying on paying.value is not distinct from bridges.value
    where month = $month
        and (opening <> 0 or closing <> 0 or new <> 0 or churn <> 0 or transferred <> 0)
)

select * from breakdown_of('split')
