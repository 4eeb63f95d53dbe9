-- The bridge of the selected customers
-- definition: The facts of the selected attributes, summed.
with

facts as (
    select 'all' as dimension, null::varchar as value, month, kind, service_currency, sum(amount) as amount, sum(own) as own, sum(n) as n
    from selected_facts
    group by month, kind, service_currency
),

bridges as (
    select * from bridges_of('facts')
)

select * from in_every_month('bridges')
