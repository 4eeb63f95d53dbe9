-- Which rows of customers cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.customers then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
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
        local_time(created_at_given) as created_at
    from given
),

judged as (
    select
        *,
        case
            when customer_id is null then 'missing customer_id'
            when name is null then 'missing name'
            when employees is null and employees_given is not null then 'bad_number employees'
            when currency is null and currency_given is not null then 'unknown_currency currency'
            when created_at is null and created_at_given is not null then 'bad_date created_at'
        end as problem
    from typed
),

final as (
    select
        load_id,
        line,
        standing,
        split_part(problem, ' ', 1) as reason,
        split_part(problem, ' ', 2) as reason_column,
        case split_part(problem, ' ', 2)
            when 'employees' then employees_given
            when 'currency' then currency_given
            when 'created_at' then created_at_given
        end as reason_value
    from judged
)

select * from final
