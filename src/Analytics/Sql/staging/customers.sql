-- Who the company sells to, typed. Grain: one row per customer and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
select
    load_id, line,
    held_by as reason,
    held_column as reason_column,
    held_value as reason_value,
    customer_id, name, email,
    upper(country) as country,
    industry, segment,
    whole_number(employees) as employees,
    acquisition_channel,
    lower(csm) as csm,
    currency_code(currency) as currency,
    passed_time(created_at) as created_at,
    parent_customer_id, tax_id, tags
from raw.customers
where superseded_by is null
