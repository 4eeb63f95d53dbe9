-- What serving customers takes, by an attribute | Lo que cuesta atender a los clientes, por un atributo
-- parameters:    month, by (segment, country, csm, acquisition_channel, industry, currency), lag (of CAC, 0 to 6 months)
-- definition:    Work of the 12 months to the period's end: hours of retainers and tickets, by customer and month over all customers who
--                paid when each month ended. cost = hours x the policy hourly_cost; tickets have no hours and no price. left_over is what
--                a customer leaves a month: arpa x margin, less cost. capped is the CLV of that (reading S45).
-- definition_es: Trabajo de los 12 meses hasta el final del periodo: horas de bolsas e incidencias, por cliente y mes, entre todos los
--                clientes que pagaban al acabar cada mes. cost = horas x la política hourly_cost; las incidencias no llevan horas ni
--                precio. left_over es lo que deja un cliente al mes: arpa x margen, menos cost. capped es el CLV de eso (lectura S45).
-- defaults:      by=segment
-- over:          cac, clv
-- source:        mart.service_work, monthly_splits, monthly_bridges
with

worked as (
    select
        attribute_of($by, c.segment, c.country, c.csm, c.acquisition_channel, c.industry, c.currency) as value,
        sum(w.hours) as hours,
        sum(w.tickets) as tickets
    from mart.service_work as w
    join core.customers as c using (customer_key)
    semi join selected_customers using (customer_key)
    where w.month > (end_month($month) - interval 12 month)::date and w.month <= end_month($month)
    group by all
),

served as (
    select value, sum(customers) as customer_months
    from monthly_splits
    where month > (end_month($month) - interval 12 month)::date and month <= end_month($month)
    group by value
),

sums as (
    select
        case when grouping(s.value) = 1 then 'total' when any_value(v.kind) is null then 'others' else 'value' end as kind,
        any_value(v.value) as value,
        sum(s.customer_months) as customer_months,
        coalesce(sum(w.hours), 0) as hours,
        coalesce(sum(w.tickets), 0) as tickets
    from served as s
    left join worked as w on w.value is not distinct from s.value
    left join clv as v on v.kind = 'value' and v.value is not distinct from s.value
    group by grouping sets ((s.value), ())
),

rates as (
    select
        v.kind,
        v.value,
        v.customers,
        sum(s.hours) as hours,
        sum(s.tickets) as tickets,
        sum(s.hours)::double / nullif(sum(s.customer_months), 0)::double as hours_each,
        sum(s.tickets)::double / nullif(sum(s.customer_months), 0)::double as tickets_each,
        any_value(v.arpa::double * v.gross_margin::double) as profit,
        any_value(v.churn) as churn,
        any_value(v.place) as place
    from (select *, row_number() over () as place from clv) as v
    join sums as s on s.kind = v.kind and if(v.kind = 'total', true, s.value is not distinct from v.value)
    group by v.kind, v.value, v.customers
),

final as (
    select
        kind,
        value,
        customers,
        hours::decimal(18, 8) as hours,
        tickets::bigint as tickets,
        hours_each::decimal(18, 8) as hours_each,
        tickets_each::decimal(18, 8) as tickets_each,
        profit::decimal(38, 8) as profit,
        (hours_each * hourly_cost())::decimal(38, 8) as cost,
        (profit - hours_each * hourly_cost())::decimal(38, 8) as left_over,
        ((profit - hours_each * hourly_cost()) * capped_life(churn, 60))::decimal(38, 8) as capped,
        case
            when hourly_cost() is null then 'no_hourly_cost'
            when profit is null then 'no_margin'
            when churn is null then 'short'
        end as why
    from rates
    order by place
)

select * from final
