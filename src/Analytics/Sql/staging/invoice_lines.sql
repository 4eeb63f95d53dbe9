-- Lines of invoices, typed. Grain: one row per line and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
select
    load_id, line,
    held_by as reason,
    held_column as reason_column,
    held_value as reason_value,
    invoice_line_id, invoice_id, subscription_id, plan_id,
    lower(kind) as kind,
    description,
    amount_of(quantity) as quantity,
    amount_of(amount) as amount,
    amount_of(tax) as tax,
    passed_date(period_start) as period_start,
    passed_date(period_end) as period_end
from raw.invoice_lines
where superseded_by is null
