-- The bridge of the selected customers by an attribute
-- parameters: by
with

facts as (
    select
        $by as dimension,
        case $by
            when 'segment' then segment
            when 'country' then country
            when 'csm' then csm
            when 'acquisition_channel' then acquisition_channel
            when 'industry' then industry
            when 'currency' then currency::varchar
        end as value,
        month, kind, service_currency,
        sum(amount) as amount,
        sum(own) as own,
        sum(n) as n
    from selected_facts
    group by all
)

select * from bridges_of('facts')
