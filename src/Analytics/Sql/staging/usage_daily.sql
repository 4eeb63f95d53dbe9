-- What customers used, typed. Grain: one row per customer, day, metric and load.
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
        date as date_given,
        metric,
        value as value_given,
        included as included_given
    from raw.usage_daily
    where superseded_by is null
),

typed as (
    select
        *,
        passed_date(date_given) as date,
        amount_of(value_given) as value,
        amount_of(included_given) as included
    from given
),

final as (
    select
        load_id,
        line,
        held_by as reason,
        held_column as reason_column,
        held_value as reason_value,
        customer_id, date, metric, value, included
    from typed
)

select * from final
