-- Currencies that can be brought to the reporting currency
-- definition: The reporting currency itself, and each currency with a rate to it, direct first, then the inverse; never
--             through a third currency (reading S30).
-- grain:      currency
with

rates as (
    select base, quote
    from staging.fx_rates
    where reason is null
),

final as (
    select currency_code(getvariable('policy_reporting_currency')) as currency, 'same' as way
    union
    select base, 'direct'
    from rates
    where quote = getvariable('policy_reporting_currency') and base <> quote
    union
    select quote, 'inverse'
    from rates
    where base = getvariable('policy_reporting_currency')
        and base <> quote
        and quote not in (select base from rates where quote = getvariable('policy_reporting_currency'))
)

select * from final
