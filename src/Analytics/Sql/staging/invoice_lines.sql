-- Lines of invoices, typed. Grain: one row per line and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
with

given as (
    select
        load_id,
        line,
        held_by,
        held_column,
        held_value,
        blank(invoice_line_id) as invoice_line_id,
        blank(invoice_id) as invoice_id,
        blank(subscription_id) as subscription_id,
        blank(plan_id) as plan_id,
        lower(blank(kind)) as kind,
        blank(description) as description,
        blank(quantity) as quantity_given,
        blank(amount) as amount_given,
        blank(tax) as tax_given,
        blank(period_start) as period_start_given,
        blank(period_end) as period_end_given
    from raw.invoice_lines
    where superseded_by is null
),

typed as (
    select
        *,
        amount_of(quantity_given) as quantity,
        amount_of(amount_given) as amount,
        amount_of(tax_given) as tax,
        local_date(period_start_given) as period_start,
        local_date(period_end_given) as period_end
    from given
),

final as (
    select
        load_id,
        line,
        held_by as reason,
        held_column as reason_column,
        held_value as reason_value,
        invoice_line_id, invoice_id, subscription_id, plan_id, kind, description, quantity, amount,
        tax, period_start, period_end
    from typed
)

select * from final
