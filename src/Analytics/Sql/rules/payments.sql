-- Which rows of payments cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.payments then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
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
        local_time(attempted_at_given) as attempted_at,
        amount_of(amount_given) as amount,
        currency_code(currency_given) as currency,
        whole_number(attempt_given) as attempt,
        year_month(card_expires_given) as card_expires
    from given
),

judged as (
    select
        *,
        case
            when payment_id is null then 'missing payment_id'
            when customer_id is null then 'missing customer_id'
            when attempted_at_given is null then 'missing attempted_at'
            when status is null then 'missing status'
            when amount_given is null then 'missing amount'
            when attempted_at is null and attempted_at_given is not null then 'bad_date attempted_at'
            when status not in ('succeeded', 'failed', 'refunded', 'disputed') then 'unknown_value status'
            when amount is null and amount_given is not null then 'bad_number amount'
            when currency is null and currency_given is not null then 'unknown_currency currency'
            when attempt is null and attempt_given is not null then 'bad_number attempt'
            when card_expires is null and card_expires_given is not null then 'bad_date card_expires'
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
            when 'attempted_at' then attempted_at_given
            when 'status' then status
            when 'amount' then amount_given
            when 'currency' then currency_given
            when 'attempt' then attempt_given
            when 'card_expires' then card_expires_given
        end as reason_value
    from judged
)

select * from final
