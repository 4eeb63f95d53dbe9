-- Which rows of acquisition_costs cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.acquisition_costs then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
        blank(month) as month_given,
        blank(channel) as channel,
        lower(blank(category)) as category,
        blank(amount) as amount_given,
        blank(currency) as currency_given
    from raw.acquisition_costs
    where superseded_by is null
),

typed as (
    select
        *,
        month_of(month_given) as month,
        amount_of(amount_given) as amount,
        currency_code(currency_given) as currency
    from given
),

judged as (
    select
        *,
        case
            when month_given is null then 'missing month'
            when amount_given is null then 'missing amount'
            when month is null and month_given is not null then 'bad_date month'
            when category not in ('ads', 'salaries', 'commissions', 'tools', 'overhead') then 'unknown_value category'
            when amount is null and amount_given is not null then 'bad_number amount'
            when currency is null and currency_given is not null then 'unknown_currency currency'
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
            when 'month' then month_given
            when 'category' then category
            when 'amount' then amount_given
            when 'currency' then currency_given
        end as reason_value
    from judged
)

select * from final
