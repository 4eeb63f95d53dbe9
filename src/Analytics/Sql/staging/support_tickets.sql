-- Requests for help, typed. Grain: one row per ticket and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
with

given as (
    select
        load_id,
        line,
        held_by,
        held_column,
        held_value,
        blank(ticket_id) as ticket_id,
        blank(customer_id) as customer_id,
        blank(opened_at) as opened_at_given,
        blank(first_response_at) as first_response_at_given,
        blank(solved_at) as solved_at_given,
        lower(blank(priority)) as priority,
        blank(category) as category,
        lower(blank(channel)) as channel,
        lower(blank(satisfaction)) as satisfaction
    from raw.support_tickets
    where superseded_by is null
),

typed as (
    select
        *,
        passed_time(opened_at_given) as opened_at,
        passed_time(first_response_at_given) as first_response_at,
        passed_time(solved_at_given) as solved_at
    from given
),

final as (
    select
        load_id,
        line,
        held_by as reason,
        held_column as reason_column,
        held_value as reason_value,
        ticket_id, customer_id, opened_at, first_response_at, solved_at, priority, category,
        channel, satisfaction
    from typed
)

select * from final
