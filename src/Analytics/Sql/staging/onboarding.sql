-- Milestones of the start, typed. Grain: one row per customer, milestone and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
with

given as (
    select
        load_id,
        line,
        held_by,
        held_column,
        held_value,
        customer_id,
        blank(milestone) as milestone,
        blank(due_at) as due_at_given,
        blank(completed_at) as completed_at_given
    from raw.onboarding
    where superseded_by is null
),

typed as (
    select
        *,
        passed_time(due_at_given) as due_at,
        passed_time(completed_at_given) as completed_at
    from given
),

final as (
    select
        load_id,
        line,
        held_by as reason,
        held_column as reason_column,
        held_value as reason_value,
        customer_id, milestone, due_at, completed_at
    from typed
)

select * from final
