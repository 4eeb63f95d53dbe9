-- Later terms of a subscription, typed; a blank means unchanged (reading S10). Grain: one row of the file.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
select
    load_id, line,
    held_by as reason,
    held_column as reason_column,
    held_value as reason_value,
    subscription_id,
    passed_time(changed_at) as changed_at,
    plan_id,
    amount_of(quantity) as quantity,
    amount_of(unit_amount) as unit_amount,
    amount_of(discount_percent) as discount_percent,
    amount_of(discount_amount) as discount_amount,
    passed_time(discount_ends_at) as discount_ends_at,
    lower(status) as status,
    reason as change_reason
from raw.subscription_changes
where superseded_by is null
