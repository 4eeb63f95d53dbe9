-- Sales and marketing cost, and why some of it has to wait
-- definition: A cost without a currency is in the reporting currency. One in a currency without a rate to it waits in quarantine, as
--             a subscription does.
-- grain:      one row of a file
with

costs as (
    select
        load_id, line, month, channel, category, amount,
        coalesce(currency, currency_code(getvariable('policy_reporting_currency'))) as currency
    from staging.acquisition_costs
    where reason is null
),

final as (
    select
        c.*,
        case
            when c.currency is null then 'unknown_currency'
            when k.way is null then 'missing_rate'
        end as reason
    from costs as c
    left join core.currencies as k using (currency)
)

select * from final
