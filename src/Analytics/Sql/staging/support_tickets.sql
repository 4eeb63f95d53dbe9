-- Requests for help, typed. Grain: one row per ticket and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
select
    load_id, line,
    held_by as reason,
    held_column as reason_column,
    held_value as reason_value,
    ticket_id, customer_id,
    passed_time(opened_at) as opened_at,
    passed_time(first_response_at) as first_response_at,
    passed_time(solved_at) as solved_at,
    lower(priority) as priority,
    category,
    lower(channel) as channel,
    lower(satisfaction) as satisfaction
from raw.support_tickets
where superseded_by is null
