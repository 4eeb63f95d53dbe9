-- Which rows of support_tickets cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.support_tickets then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
        ticket_id,
        customer_id,
        opened_at as opened_at_given,
        first_response_at as first_response_at_given,
        solved_at as solved_at_given,
        lower(priority) as priority,
        category,
        lower(channel) as channel,
        lower(satisfaction) as satisfaction
    from raw.support_tickets
    where superseded_by is null
),

typed as (
    select
        *,
        local_time(opened_at_given) as opened_at,
        local_time(first_response_at_given) as first_response_at,
        local_time(solved_at_given) as solved_at
    from given
),

judged as (
    select
        *,
        case
            when ticket_id is null then 'missing ticket_id'
            when customer_id is null then 'missing customer_id'
            when opened_at_given is null then 'missing opened_at'
            when opened_at is null and opened_at_given is not null then 'bad_date opened_at'
            when first_response_at is null and first_response_at_given is not null then 'bad_date first_response_at'
            when solved_at is null and solved_at_given is not null then 'bad_date solved_at'
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
            when 'opened_at' then opened_at_given
            when 'first_response_at' then first_response_at_given
            when 'solved_at' then solved_at_given
        end as reason_value
    from judged
)

select * from final
