-- MRR bridges
-- definition: opening + movements + fx = closing, by month, for everybody and for each value of each attribute of customers.
--             Balances at the rate of their month, movements at the opening rate (reading S30). Not rounded.
-- grain:      dimension, value, month
with

valued as (
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
),

flows as (
    select
        dimension,
        value,
        month,
        sum(amount) filter (kind = 'new') as new,
        sum(amount) filter (kind = 'reactivation') as reactivation,
        sum(amount) filter (kind = 'expansion') as expansion,
        sum(amount) filter (kind = 'resumed') as resumed,
        sum(amount) filter (kind = 'contraction') as contraction,
        sum(amount) filter (kind = 'churn') as churn,
        sum(amount) filter (kind = 'paused') as paused,
        sum(n) filter (kind = 'entered') as entered,
        sum(n) filter (kind = 'churned') as churned,
        sum(n) filter (kind = 'new') as new_customers
    from valued
    group by dimension, value, month
),

paid as (
    select v.dimension, v.value, v.service_currency, m.month, sum(v.own) as own
    from valued as v
    join mart.months as m on v.month <= m.month
    where v.kind = 'paid'
    group by all
),

balances as (
    select
        p.dimension,
        p.value,
        p.month,
        sum(valued(p.own, r.rate)) as closing,
        sum(valued(p.own, r.rate) - valued(p.own, before.rate)) as fx
    from paid as p
    join core.rates as r on r.currency = p.service_currency and r.month = p.month
    join core.rates as before on before.currency = p.service_currency and before.month = (p.month - interval 1 month)::date
    group by p.dimension, p.value, p.month
),

final as (
    select
        b.dimension,
        b.value,
        b.month,
        coalesce(lag(b.closing) over so_far, 0) as opening,
        coalesce(f.new, 0) as new,
        coalesce(f.reactivation, 0) as reactivation,
        coalesce(f.expansion, 0) as expansion,
        coalesce(f.resumed, 0) as resumed,
        coalesce(f.contraction, 0) as contraction,
        coalesce(f.churn, 0) as churn,
        coalesce(f.paused, 0) as paused,
        b.fx,
        b.closing,
        coalesce(sum(f.entered) over so_far, 0)::bigint as customers,
        coalesce(sum(f.entered) over (
            partition by b.dimension, b.value order by b.month rows between unbounded preceding and 1 preceding
        ), 0)::bigint as opening_customers,
        coalesce(f.churned, 0)::bigint as churned_customers,
        coalesce(f.new_customers, 0)::bigint as new_customers
    from balances as b
    left join flows as f on f.dimension = b.dimension and f.value is not distinct from b.value and f.month = b.month
    window so_far as (partition by b.dimension, b.value order by b.month)
)

select * from final
