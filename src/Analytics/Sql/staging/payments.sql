-- Attempts to collect, typed. Grain: one row per payment and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
select
    load_id, line,
    held_by as reason,
    held_column as reason_column,
    held_value as reason_value,
    payment_id, invoice_id, customer_id,
    passed_time(attempted_at) as attempted_at,
    lower(status) as status,
    amount_of(amount) as amount,
    currency_code(currency) as currency,
    lower(method) as method,
    lower(failure_code) as failure_code,
    whole_number(attempt) as attempt,
    year_month(card_expires) as card_expires
from raw.payments
where superseded_by is null
