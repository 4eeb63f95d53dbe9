-- What is sold, typed. Grain: one row per plan and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
with

given as (
    select
        load_id,
        line,
        held_by,
        held_column,
        held_value,
        blank(plan_id) as plan_id,
        blank(name) as name,
        blank(product) as product,
        blank(tier) as tier_given,
        blank(is_addon) as is_addon_given,
        lower(blank(interval)) as interval_given,
        blank(interval_count) as interval_count_given,
        blank(unit_amount) as unit_amount_given,
        blank(currency) as currency_given,
        blank(setup_fee) as setup_fee_given,
        blank(included_units) as included_units_given
    from raw.plans
    where superseded_by is null
),

typed as (
    select
        *,
        whole_number(tier_given) as tier,
        yes_or_no(is_addon_given) as is_addon,
        interval_unit(interval_given) as interval,
        intervals(interval_given, interval_count_given) as interval_count,
        amount_of(unit_amount_given) as unit_amount,
        currency_code(currency_given) as currency,
        amount_of(setup_fee_given) as setup_fee,
        amount_of(included_units_given) as included_units
    from given
),

final as (
    select
        load_id,
        line,
        held_by as reason,
        held_column as reason_column,
        held_value as reason_value,
        plan_id, name, product, tier, is_addon, interval, interval_count, unit_amount, currency,
        setup_fee, included_units
    from typed
)

select * from final
