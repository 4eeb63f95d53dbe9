-- Ageing of open invoices | Antigüedad de las facturas abiertas
-- parameters:    month
-- definition:    What is owed at the end of the period by how many days it is past due; the total is the receivables, without not_due the
--                amount past due. share = amount / total.
-- definition_es: Lo que se debe al final del periodo según los días que lleva vencido; el total es lo que está por cobrar y, sin not_due,
--                lo vencido. share = amount / total.
-- over:          open_invoices
-- source:        mart.receivables
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

classes as (
    select unnest(['not_due', '1_30', '31_60', '61_90', 'over_90', 'total']) as class
),

summed as (
    select
        if(grouping(class) = 1, 'total', class) as class,
        sum(amount) as amount,
        count(*) as invoices,
        count(distinct customer_key) as customers
    from open_invoices
    group by grouping sets ((class), ())
)

select
    c.class,
    coalesce(s.amount, 0)::decimal(38, 8) as amount,
    coalesce(s.invoices, 0)::bigint as invoices,
    coalesce(s.customers, 0)::bigint as customers,
    (coalesce(s.amount, 0) / nullif((select t.amount from summed as t where t.class = 'total'), 0))::decimal(18, 8) as share
from classes as c
left join summed as s using (class)
order by list_position(['not_due', '1_30', '31_60', '61_90', 'over_90', 'total'], c.class)
