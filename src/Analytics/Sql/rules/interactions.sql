-- Which rows of interactions cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.interactions then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
        blank(interaction_id) as interaction_id,
        blank(customer_id) as customer_id,
        blank(happened_at) as happened_at_given,
        lower(blank(kind)) as kind,
        blank(owner) as owner,
        blank(summary) as summary
    from raw.interactions
    where superseded_by is null
),

typed as (
    select
        *,
        local_time(happened_at_given) as happened_at
    from given
),

judged as (
    select
        *,
        case
            when interaction_id is null then 'missing interaction_id'
            when customer_id is null then 'missing customer_id'
            when happened_at_given is null then 'missing happened_at'
            when happened_at is null and happened_at_given is not null then 'bad_date happened_at'
            when kind not in ('qbr', 'call', 'email', 'meeting', 'onboarding', 'training') then 'unknown_value kind'
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
            when 'happened_at' then happened_at_given
            when 'kind' then kind
        end as reason_value
    from judged
)

select * from final
