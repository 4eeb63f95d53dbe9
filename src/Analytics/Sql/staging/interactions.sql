-- Touches with a customer, typed. Grain: one row per interaction and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
select
    load_id, line,
    held_by as reason,
    held_column as reason_column,
    held_value as reason_value,
    blank(interaction_id) as interaction_id,
    customer_id,
    passed_time(blank(happened_at)) as happened_at,
    lower(blank(kind)) as kind,
    blank(owner) as owner,
    blank(summary) as summary
from raw.interactions
where superseded_by is null
