-- Hours sold and used, typed. Grain: one row per customer, period and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
with

given as (
    select
        load_id,
        line,
        held_by,
        held_column,
        held_value,
        customer_id,
        blank(period_start) as period_start_given,
        blank(period_end) as period_end_given,
        blank(hours_included) as hours_included_given,
        blank(hours_used) as hours_used_given,
        blank(fee) as fee_given,
        blank(overage_rate) as overage_rate_given
    from raw.retainer_periods
    where superseded_by is null
),

typed as (
    select
        *,
        passed_date(period_start_given) as period_start,
        passed_date(period_end_given) as period_end,
        amount_of(hours_included_given) as hours_included,
        amount_of(hours_used_given) as hours_used,
        amount_of(fee_given) as fee,
        amount_of(overage_rate_given) as overage_rate
    from given
),

final as (
    select
        load_id,
        line,
        held_by as reason,
        held_column as reason_column,
        held_value as reason_value,
        customer_id, period_start, period_end, hours_included, hours_used, fee, overage_rate
    from typed
)

select * from final
