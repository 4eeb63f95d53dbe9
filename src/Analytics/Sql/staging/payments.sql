-- Attempts to collect, typed. Grain: one row per payment and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
with

given as (
    select
        load_id,
        line,
        held_by,
        held_column,
        held_value,
        payment_id,
        invoice_id,
        customer_id,
        attempted_at as attempted_at_given,
        lower(status) as status,
        amount as amount_given,
        currency as currency_given,
        lower(method) as method,
        lower(failure_code) as failure_code,
        attempt as attempt_given,
        card_expires as card_expires_given
    from raw.payments
    where superseded_by is null
),

typed as (
    select
        *,
        passed_time(attempted_at_given) as attempted_at,
        amount_of(amount_given) as amount,
        currency_code(currency_given) as currency,
        whole_number(attempt_given) as attempt,
        year_month(card_expires_given) as card_expires
    from given
),

final as (
    select
        load_id,
        line,
        held_by as reason,
        held_column as reason_column,
        held_value as reason_value,
        payment_id, invoice_id, customer_id, attempted_at, status, amount, currency, method,
        failure_code, attempt, card_expires
    from typed
)

select * from final
