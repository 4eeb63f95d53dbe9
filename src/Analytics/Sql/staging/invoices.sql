-- Invoices, typed. Grain: one row per invoice and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
with

given as (
    select
        load_id,
        line,
        held_by,
        held_column,
        held_value,
        invoice_id,
        customer_id,
        subscription_id,
        number,
        issued_at as issued_at_given,
        due_at as due_at_given,
        paid_at as paid_at_given,
        voided_at as voided_at_given,
        lower(status) as status,
        currency as currency_given,
        subtotal as subtotal_given,
        discount as discount_given,
        tax as tax_given,
        total as total_given,
        amount_paid as amount_paid_given
    from raw.invoices
    where superseded_by is null
),

typed as (
    select
        *,
        passed_time(issued_at_given) as issued_at,
        passed_time(due_at_given) as due_at,
        passed_time(paid_at_given) as paid_at,
        passed_time(voided_at_given) as voided_at,
        currency_code(currency_given) as currency,
        amount_of(subtotal_given) as subtotal,
        amount_of(discount_given) as discount,
        amount_of(tax_given) as tax,
        amount_of(total_given) as total,
        amount_of(amount_paid_given) as amount_paid
    from given
),

final as (
    select
        load_id,
        line,
        held_by as reason,
        held_column as reason_column,
        held_value as reason_value,
        invoice_id, customer_id, subscription_id, number, issued_at, due_at, paid_at, voided_at,
        status, currency, subtotal, discount, tax, total, amount_paid
    from typed
)

select * from final
