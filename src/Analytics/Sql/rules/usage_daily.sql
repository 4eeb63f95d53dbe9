-- Which rows of usage_daily cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.usage_daily then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
        customer_id,
        date as date_given,
        metric,
        value as value_given,
        included as included_given
    from raw.usage_daily
    where superseded_by is null
),

typed as (
    select
        *,
        local_date(date_given) as date,
        amount_of(value_given) as value,
        amount_of(included_given) as included
    from given
),

judged as (
    select
        *,
        case
            when customer_id is null then 'missing customer_id'
            when date_given is null then 'missing date'
            when metric is null then 'missing metric'
            when value_given is null then 'missing value'
            when date is null and date_given is not null then 'bad_date date'
            when value is null and value_given is not null then 'bad_number value'
            when included is null and included_given is not null then 'bad_number included'
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
            when 'date' then date_given
            when 'value' then value_given
            when 'included' then included_given
        end as reason_value
    from judged
)

select * from final
