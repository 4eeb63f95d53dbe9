-- Which rows of invoice_lines cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.invoice_lines then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
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
        local_date(period_start_given) as period_start,
        local_date(period_end_given) as period_end
    from given
),

judged as (
    select
        *,
        case
            when invoice_line_id is null then 'missing invoice_line_id'
            when invoice_id is null then 'missing invoice_id'
            when amount_given is null then 'missing amount'
            when kind not in ('recurring', 'one_off', 'usage', 'setup', 'proration', 'credit', 'discount') then 'unknown_value kind'
            when quantity is null and quantity_given is not null then 'bad_number quantity'
            when amount is null and amount_given is not null then 'bad_number amount'
            when tax is null and tax_given is not null then 'bad_number tax'
            when period_start is null and period_start_given is not null then 'bad_date period_start'
            when period_end is null and period_end_given is not null then 'bad_date period_end'
            when period_end < period_start then 'end_before_start period_end'
            when kind = 'recurring' and period_start is null then 'recurring_without_period period_start'
            when kind = 'recurring' and period_end is null then 'recurring_without_period period_end'
        end as problem
    from typed
),

final as (
    select
        load_id,
        line,
        standing,
        split_part(problem, ' ', 1) as reason,
        split_part(problem, ' ', 2) as reason_column,
        case split_part(problem, ' ', 2)
            when 'kind' then kind
            when 'quantity' then quantity_given
            when 'amount' then amount_given
            when 'tax' then tax_given
            when 'period_start' then period_start_given
            when 'period_end' then period_end_given
        end as reason_value
    from judged
)

select * from final
