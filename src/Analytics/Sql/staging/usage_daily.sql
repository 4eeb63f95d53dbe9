-- What customers used, typed. Grain: one row per customer, day, metric and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
select
    load_id, line,
    held_by as reason,
    held_column as reason_column,
    held_value as reason_value,
    customer_id,
    passed_date(date) as date,
    metric,
    amount_of(value) as value,
    amount_of(included) as included
from raw.usage_daily
where superseded_by is null
