-- Milestones of the start, typed. Grain: one row per customer, milestone and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
select
    load_id, line,
    held_by as reason,
    held_column as reason_column,
    held_value as reason_value,
    customer_id,
    blank(milestone) as milestone,
    passed_time(blank(due_at)) as due_at,
    passed_time(blank(completed_at)) as completed_at
from raw.onboarding
where superseded_by is null
