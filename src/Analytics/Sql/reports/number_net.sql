-- Customers behind the change of MRR in a month
-- parameters: month
-- definition: The movements of the month and the effect of exchange rates, by customer: closing less opening. Named after the
--             movement that weighs most.
-- source:     mart.movements, mart.service_states, core.rates
with

moved as (
    select customer_key, day, movement, subtype, amount
    from mart.movements
    where month = $month
),

revalued as (
    select
        states.customer_key,
        null::date as day,
        'fx' as movement,
        null::varchar as subtype,
        states.mrr * (rates.rate - before.rate) as amount
    from mart.service_states as states
    inner join mart.months as months
        on months.month = $month
        and states.valid_from <= months.last_day
        and states.valid_to > months.last_day
    inner join core.rates as rates on rates.currency = states.currency and rates.month = months.month
    inner join core.rates as before
        on before.currency = states.currency
        and before.month = (months.month - interval 1 month)::date
    where states.mrr > 0
        and rates.rate <> before.rate
),

final as (
    select
        customer_key,
        sum(amount) as amount,
        max(day) as day,
        arg_max(movement, abs(amount)) as movement,
        arg_max({subtype: subtype}, abs(amount)).subtype as subtype
    from (from moved union all from revalued)
    group by customer_key
)

select * from final
