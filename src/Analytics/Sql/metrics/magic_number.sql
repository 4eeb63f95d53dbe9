-- Magic number
-- label:         Magic number | Número mágico
-- unit:          ratio
-- better:        higher
-- definition:    Recurring revenue of a quarter less that of the quarter before, times four, divided by the sales and marketing cost of
--                the quarter before. Recurring revenue of a quarter is the MRR at the end of each of its three months, added up.
--                Read is the last calendar quarter that is over at the end of the period: under September and October the third.
--                Not defined without cost in the quarter before, and under filters other than by channel.
-- definition_es: Ingresos recurrentes de un trimestre menos los del anterior, por cuatro, divididos por el coste de ventas y marketing
--                del trimestre anterior. Los ingresos recurrentes de un trimestre son el MRR al final de cada uno de sus tres
--                meses, sumado. Se lee el último trimestre natural terminado al final del periodo: en septiembre y en octubre, el
--                tercero. No se define sin coste en el trimestre anterior ni con filtros que no sean por canal.
-- source:        mart.bridges, mart.channel_costs
-- decided:       docs/decisions/0032-a-channel-bears-its-own-cost-and-its-share-of-the-people.md
with

revenue as (
    select
        (date_trunc('quarter', m.month) + interval 2 month)::date as quarter,
        sum(b.closing) as revenue,
        arg_max(b.customers, m.month) as customers,
        bool_or(m.is_complete and month(m.month) % 3 = 0) as is_over
    from monthly_bridges as b
    join mart.months as m using (month)
    group by quarter
),

costs as (
    select (date_trunc('quarter', month) + interval 2 month)::date as quarter, sum(own + labour) as cost
    from monthly_costs
    group by quarter
),

quarters as (
    select
        r.quarter,
        r.customers,
        (r.revenue - coalesce(lag(r.revenue) over (order by r.quarter), 0)) * 4 / nullif(c.cost, 0) as value
    from revenue as r
    left join costs as c on c.quarter = (r.quarter - interval 3 month)::date
    where r.is_over
)

select p.month, q.value::decimal(28, 8) as value, q.customers as n
from selected_months as p
asof left join quarters as q on p.end_month >= q.quarter
