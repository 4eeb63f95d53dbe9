-- Exchange rates, typed. Grain: one row per day, pair and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
with

given as (
    select
        load_id,
        line,
        held_by,
        held_column,
        held_value,
        blank(date) as date_given,
        blank(base) as base_given,
        blank(quote) as quote_given,
        blank(rate) as rate_given
    from raw.fx_rates
    where superseded_by is null
),

typed as (
    select
        *,
        passed_date(date_given) as date,
        currency_code(base_given) as base,
        currency_code(quote_given) as quote,
        rate_of(rate_given) as rate
    from given
),

final as (
    select
        load_id,
        line,
        held_by as reason,
        held_column as reason_column,
        held_value as reason_value,
        date, base, quote, rate
    from typed
)

select * from final
