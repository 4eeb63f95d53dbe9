-- Which rows of subscription_changes cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.subscription_changes then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
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
        local_time(changed_at_given) as changed_at,
        amount_of(quantity_given) as quantity,
        amount_of(unit_amount_given) as unit_amount,
        amount_of(discount_percent_given) as discount_percent,
        amount_of(discount_amount_given) as discount_amount,
        local_time(discount_ends_at_given) as discount_ends_at
    from given
),

judged as (
    select
        *,
        case
            when subscription_id is null then 'missing subscription_id'
            when changed_at_given is null then 'missing changed_at'
            when changed_at is null and changed_at_given is not null then 'bad_date changed_at'
            when quantity is null and quantity_given is not null then 'bad_number quantity'
            when unit_amount is null and unit_amount_given is not null then 'bad_number unit_amount'
            when discount_percent is null and discount_percent_given is not null then 'bad_number discount_percent'
            when discount_amount is null and discount_amount_given is not null then 'bad_number discount_amount'
            when discount_ends_at is null and discount_ends_at_given is not null then 'bad_date discount_ends_at'
            when status not in ('active', 'paused') then 'unknown_value status'
            when quantity < 0 then 'negative quantity'
            when unit_amount < 0 then 'negative unit_amount'
            when discount_percent < 0 or discount_percent > 100 then 'out_of_range discount_percent'
            when discount_amount < 0 then 'negative discount_amount'
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
            when 'changed_at' then changed_at_given
            when 'quantity' then quantity_given
            when 'unit_amount' then unit_amount_given
            when 'discount_percent' then discount_percent_given
            when 'discount_amount' then discount_amount_given
            when 'discount_ends_at' then discount_ends_at_given
            when 'status' then status
        end as reason_value
    from judged
)

select * from final
