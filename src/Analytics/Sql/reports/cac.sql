-- What winning customers cost, by channel | Lo que cuesta ganar clientes, por canal
-- parameters:    month, lag (months from the cost to the customers, 0 to 6; blank = the policy cac_lag_months)
-- definition:    One row a channel: own is what was booked on it, labour its share of salaries and commissions without a channel; cost is
--                both. cac = cost / customers; payback = cost / (new_mrr x gross margin), in months. unallocated is cost that no channel
--                bears, unattributed are customers without a channel; total is everything over everyone. why says what a number that is
--                not defined lacks.
-- definition_es: Una fila por canal: own es lo anotado en él, labour su parte de los salarios y comisiones sin canal; cost es la suma.
--                cac = cost / customers; payback = cost / (new_mrr x margen bruto), en meses. unallocated es el coste que no lleva ningún
--                canal, unattributed los clientes sin canal; total es todo el coste entre todos los clientes. why dice qué le falta a un
--                número que no se define.
-- source:        monthly_costs, monthly_newcomers, selected_months
with

asked as (
    select
        month,
        first_month,
        if(cac_lag($lag) between 0 and 6, cac_lag($lag), error('The lag is a whole number of months from 0 to 6.')) as lag
    from selected_months
    where month = $month
),

sides as (
    select
        if(c.acquisition_channel is null, 'unallocated', 'channel') as kind,
        c.acquisition_channel as channel,
        c.own, c.labour,
        null as customers, null as new_mrr
    from asked as a
    join monthly_costs as c on is_spent_for(c.month, a.first_month, a.month, a.lag)
    union all
    select
        if(n.acquisition_channel is null, 'unattributed', 'channel'),
        n.acquisition_channel,
        null, null,
        n.customers, n.new_mrr
    from asked as a
    join monthly_newcomers as n on n.month >= a.first_month and n.month <= a.month
),

summed as (
    select
        if(grouping(kind) = 1, 'total', kind) as kind,
        channel,
        sum(own) as own,
        sum(labour) as labour,
        sum(own + labour) as cost,
        if(kind = 'unallocated', null, coalesce(sum(customers), 0)) as customers,
        if(kind = 'unallocated', null, coalesce(sum(new_mrr), 0)) as new_mrr
    from sides
    group by grouping sets ((kind, channel), ())
),

final as (
    select
        kind,
        channel,
        own::decimal(38, 8) as own,
        labour::decimal(38, 8) as labour,
        cost::decimal(38, 8) as cost,
        customers::bigint as customers,
        new_mrr::decimal(38, 8) as new_mrr,
        (cost / nullif(customers, 0))::decimal(38, 8) as cac,
        (cost / nullif(new_mrr * gross_margin(), 0))::decimal(18, 4) as payback,
        case
            when kind in ('unallocated', 'unattributed') then kind
            when cost is null then 'no_cost'
            when customers = 0 then 'no_customers'
            when gross_margin() is null then 'no_margin'
            when new_mrr * gross_margin() = 0 then 'zero_margin'
        end as why,
        (select lag from asked) as lag
    from summed
    order by list_position(['channel', 'unattributed', 'unallocated', 'total'], kind), cost desc nulls last, customers desc, channel
)

select * from final
