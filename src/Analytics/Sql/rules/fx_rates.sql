-- Which rows of fx_rates cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.fx_rates then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
        blank(date) as date_given,
        blank(base) as base_given,
        blank(quote) as quote_given,
        blank(rate) as rate_given
    from raw.fx_rates
    where superseded_by is null
),

typed as (
    select
        *,
        local_date(date_given) as date,
        currency_code(base_given) as base,
        currency_code(quote_given) as quote,
        rate_of(rate_given) as rate
    from given
),

judged as (
    select
        *,
        case
            when date_given is null then 'missing date'
            when base_given is null then 'missing base'
            when quote_given is null then 'missing quote'
            when rate_given is null then 'missing rate'
            when date is null and date_given is not null then 'bad_date date'
            when base is null and base_given is not null then 'unknown_currency base'
            when quote is null and quote_given is not null then 'unknown_currency quote'
            when rate is null and rate_given is not null then 'bad_number rate'
            when rate <= 0 then 'rate_not_positive rate'
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
            when 'base' then base_given
            when 'quote' then quote_given
            when 'rate' then rate_given
        end as reason_value
    from judged
)

select * from final
