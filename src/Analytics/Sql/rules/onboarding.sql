-- Which rows of onboarding cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.onboarding then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
        blank(customer_id) as customer_id,
        blank(milestone) as milestone,
        blank(due_at) as due_at_given,
        blank(completed_at) as completed_at_given
    from raw.onboarding
    where superseded_by is null
),

typed as (
    select
        *,
        local_time(due_at_given) as due_at,
        local_time(completed_at_given) as completed_at
    from given
),

judged as (
    select
        *,
        case
            when customer_id is null then 'missing customer_id'
            when milestone is null then 'missing milestone'
            when due_at is null and due_at_given is not null then 'bad_date due_at'
            when completed_at is null and completed_at_given is not null then 'bad_date completed_at'
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
            when 'due_at' then due_at_given
            when 'completed_at' then completed_at_given
        end as reason_value
    from judged
)

select * from final
