-- Invoices, typed. Grain: one row per invoice and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
select
    load_id, line,
    held_by as reason,
    held_column as reason_column,
    held_value as reason_value,
    invoice_id, customer_id, subscription_id, number,
    passed_time(issued_at) as issued_at,
    passed_time(due_at) as due_at,
    passed_time(paid_at) as paid_at,
    passed_time(voided_at) as voided_at,
    lower(status) as status,
    currency_code(currency) as currency,
    amount_of(subtotal) as subtotal,
    amount_of(discount) as discount,
    amount_of(tax) as tax,
    amount_of(total) as total,
    amount_of(amount_paid) as amount_paid
from raw.invoices
where superseded_by is null
