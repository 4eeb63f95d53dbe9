-- Who the company sells to, typed. Grain: one row per customer and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
with

given as (
    select
        load_id,
        line,
        held_by,
        held_column,
        held_value,
        customer_id,
        name,
        email,
        upper(country) as country,
        industry,
        segment,
        employees as employees_given,
        acquisition_channel,
        lower(csm) as csm,
        currency as currency_given,
        created_at as created_at_given,
        parent_customer_id,
        tax_id,
        tags
    from raw.customers
    where superseded_by is null
),

typed as (
    select
        *,
        whole_number(employees_given) as employees,
        currency_code(currency_given) as currency,
        passed_time(created_at_given) as created_at
    from given
),

final as (
    select
        load_id,
        line,
        held_by as reason,
        held_column as reason_column,
        held_value as reason_value,
        customer_id, name, email, country, industry, segment, employees, acquisition_channel, csm,
        currency, created_at, parent_customer_id, tax_id, tags
    from typed
)

select * from final
