-- Sales and marketing cost, typed; rows repeat and add up (reading S48). Grain: one row of the file.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
with

given as (
    select
        load_id,
        line,
        held_by,
        held_column,
        held_value,
        blank(month) as month_given,
        blank(channel) as channel,
        lower(blank(category)) as category,
        blank(amount) as amount_given,
        blank(currency) as currency_given
    from raw.acquisition_costs
    where superseded_by is null
),

typed as (
    select
        *,
        month_of(month_given) as month,
        amount_of(amount_given) as amount,
        currency_code(currency_given) as currency
    from given
),

final as (
    select
        load_id,
        line,
        held_by as reason,
        held_column as reason_column,
        held_value as reason_value,
        month, channel, category, amount, currency
    from typed
)

select * from final
