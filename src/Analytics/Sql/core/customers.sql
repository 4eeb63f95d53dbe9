-- Customers
-- definition: Who the company sells to. Where no customers table was loaded, the ids that other tables name (reading S35).
-- grain:      customer
with

loaded as (
    select * exclude (reason, reason_column, reason_value)
    from staging.customers
    where reason is null
),

named_elsewhere as (
    select customer_id from staging.subscriptions where reason is null
    union
    select customer_id from staging.invoices where reason is null
    union
    select customer_id from staging.survey_responses where reason is null
),

customers as (
    select * from loaded
    union all by name
    select customer_id, customer_id as name
    from named_elsewhere
    where not exists (select 1 from staging.customers)
),

final as (
    select (row_number() over (order by customer_id))::integer as customer_key, *
    from customers
)

select * from final
