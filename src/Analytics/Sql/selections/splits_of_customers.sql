-- The bridge of the selected customers by an attribute
-- parameters: by
with

facts as (
    select
        $by as dimension,
        attribute_of($by, segment, country, csm, acquisition_channel, industry, currency) as value,
        month, kind, service_currency,
        sum(amount) as amount,
        sum(own) as own,
        sum(n) as n
    from selected_facts
    group by all
)

select * from bridges_of('facts')
