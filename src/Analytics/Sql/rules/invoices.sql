-- Which rows of invoices cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.invoices then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
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
        local_time(issued_at_given) as issued_at,
        local_time(due_at_given) as due_at,
        local_time(paid_at_given) as paid_at,
        local_time(voided_at_given) as voided_at,
        currency_code(currency_given) as currency,
        amount_of(subtotal_given) as subtotal,
        amount_of(discount_given) as discount,
        amount_of(tax_given) as tax,
        amount_of(total_given) as total,
        amount_of(amount_paid_given) as amount_paid
    from given
),

judged as (
    select
        *,
        case
            when invoice_id is null then 'missing invoice_id'
            when customer_id is null then 'missing customer_id'
            when issued_at_given is null then 'missing issued_at'
            when total_given is null then 'missing total'
            when issued_at is null and issued_at_given is not null then 'bad_date issued_at'
            when due_at is null and due_at_given is not null then 'bad_date due_at'
            when paid_at is null and paid_at_given is not null then 'bad_date paid_at'
            when voided_at is null and voided_at_given is not null then 'bad_date voided_at'
            when status not in ('draft', 'open', 'paid', 'past_due', 'void', 'uncollectible') then 'unknown_value status'
            when currency is null and currency_given is not null then 'unknown_currency currency'
            when subtotal is null and subtotal_given is not null then 'bad_number subtotal'
            when discount is null and discount_given is not null then 'bad_number discount'
            when tax is null and tax_given is not null then 'bad_number tax'
            when total is null and total_given is not null then 'bad_number total'
            when amount_paid is null and amount_paid_given is not null then 'bad_number amount_paid'
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
            when 'issued_at' then issued_at_given
            when 'due_at' then due_at_given
            when 'paid_at' then paid_at_given
            when 'voided_at' then voided_at_given
            when 'status' then status
            when 'currency' then currency_given
            when 'subtotal' then subtotal_given
            when 'discount' then discount_given
            when 'tax' then tax_given
            when 'total' then total_given
            when 'amount_paid' then amount_paid_given
        end as reason_value
    from judged
)

select * from final
