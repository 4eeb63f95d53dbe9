-- Later terms of a subscription, typed; a blank means unchanged (reading S10). Grain: one row of the file.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
with

given as (
    select
        load_id,
        line,
        held_by,
        held_column,
        held_value,
        subscription_id,
        changed_at as changed_at_given,
        plan_id,
        quantity as quantity_given,
        unit_amount as unit_amount_given,
        discount_percent as discount_percent_given,
        discount_amount as discount_amount_given,
        discount_ends_at as discount_ends_at_given,
        lower(status) as status,
        reason as change_reason
    from raw.subscription_changes
    where superseded_by is null
),

typed as (
    select
        *,
        passed_time(changed_at_given) as changed_at,
        amount_of(quantity_given) as quantity,
        amount_of(unit_amount_given) as unit_amount,
        amount_of(discount_percent_given) as discount_percent,
        amount_of(discount_amount_given) as discount_amount,
        passed_time(discount_ends_at_given) as discount_ends_at
    from given
),

final as (
    select
        load_id,
        line,
        held_by as reason,
        held_column as reason_column,
        held_value as reason_value,
        subscription_id, changed_at, plan_id, quantity, unit_amount, discount_percent,
        discount_amount, discount_ends_at, status, change_reason
    from typed
)

select * from final
