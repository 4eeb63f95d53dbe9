-- Customers
-- definition: Who the company sells to. Where no customers table was loaded, the ids that other tables name (reading S35).
-- grain:      customer
with

loaded as (
    select * exclude (reason, reason_column, reason_value)
    from staging.customers
    where reason is null
),

-- A limit of 0 reads nothing: where customers were loaded nobody is looked for elsewhere.
named_elsewhere as (
    select customer_id
    from (
        select customer_id from staging.subscriptions where reason is null
        union all
        select customer_id from staging.invoices where reason is null
        union all
        select customer_id from staging.survey_responses where reason is null
    )
    limit (select if(count(*) = 0, 1000000000000, 0) from (select 1 from staging.customers limit 1))
),

customers as (
    select * from loaded
    union all by name
    select distinct customer_id, customer_id as name
    from named_elsewhere
),

final as (
    select (row_number() over (order by customer_id))::integer as customer_key, *
    from customers
)

select * from final
