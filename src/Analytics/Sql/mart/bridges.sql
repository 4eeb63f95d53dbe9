-- MRR bridges
-- definition: opening + movements + fx = closing, by month, for everybody and for each value of each attribute of customers.
--             Balances at the rate of their month, movements at the opening rate (reading S30). Not rounded.
-- grain:      dimension, value, month
with

facts as (
    select
        ['segment', 'country', 'csm', 'acquisition_channel', 'industry', 'currency', 'all'][
            list_position([31, 47, 55, 59, 61, 62, 63], grouping(segment, country, csm, acquisition_channel, industry, currency))
        ] as dimension,
        coalesce(segment, country, csm, acquisition_channel, industry, currency) as value,
        month,
        kind,
        service_currency,
        sum(amount) as amount,
        sum(own) as own,
        sum(n)::bigint as n
    from mart.facts
    group by grouping sets (
        (month, kind, service_currency),
        (month, kind, service_currency, segment),
        (month, kind, service_currency, country),
        (month, kind, service_currency, csm),
        (month, kind, service_currency, acquisition_channel),
        (month, kind, service_currency, industry),
        (month, kind, service_currency, currency)
    )
)

select * exclude (transferred) from bridges_of('facts')
