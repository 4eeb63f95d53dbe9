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
        invoice_line_id,
        invoice_id,
        subscription_id,
        plan_id,
        lower(kind) as kind,
        description,
        quantity as quantity_given,
        amount as amount_given,
        tax as tax_given,
        period_start as period_start_given,
        period_end as period_end_given
    from raw.invoice_lines
    where superseded_by is null
),

typed as (
    select
        *,
        amount_of(quantity_given) as quantity,
        amount_of(amount_given) as amount,
        amount_of(tax_given) as tax,
        passed_date(period_start_given) as period_start,
        passed_date(period_end_given) as period_end
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
