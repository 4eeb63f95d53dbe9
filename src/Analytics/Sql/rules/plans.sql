-- Which rows of plans cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.plans then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
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

judged as (
    select
        *,
        case
            when plan_id is null then 'missing plan_id'
            when name is null then 'missing name'
            when tier is null and tier_given is not null then 'bad_number tier'
            when is_addon is null and is_addon_given is not null then 'bad_yes_no is_addon'
            when interval is null and interval_given is not null then 'unknown_interval interval'
            when interval_count is null and interval_count_given is not null then 'bad_number interval_count'
            when unit_amount is null and unit_amount_given is not null then 'bad_number unit_amount'
            when currency is null and currency_given is not null then 'unknown_currency currency'
            when setup_fee is null and setup_fee_given is not null then 'bad_number setup_fee'
            when included_units is null and included_units_given is not null then 'bad_number included_units'
            when interval_count < 1 then 'below_one interval_count'
            when unit_amount < 0 then 'negative unit_amount'
            when setup_fee < 0 then 'negative setup_fee'
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
            when 'tier' then tier_given
            when 'is_addon' then is_addon_given
            when 'interval' then interval_given
            when 'interval_count' then interval_count_given
            when 'unit_amount' then unit_amount_given
            when 'currency' then currency_given
            when 'setup_fee' then setup_fee_given
            when 'included_units' then included_units_given
        end as reason_value
    from judged
)

select * from final
