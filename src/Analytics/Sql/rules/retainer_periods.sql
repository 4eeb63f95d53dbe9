-- Which rows of retainer_periods cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.retainer_periods then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
        blank(customer_id) as customer_id,
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
        local_date(period_start_given) as period_start,
        local_date(period_end_given) as period_end,
        amount_of(hours_included_given) as hours_included,
        amount_of(hours_used_given) as hours_used,
        amount_of(fee_given) as fee,
        amount_of(overage_rate_given) as overage_rate
    from given
),

judged as (
    select
        *,
        case
            when customer_id is null then 'missing customer_id'
            when period_start_given is null then 'missing period_start'
            when period_end_given is null then 'missing period_end'
            when hours_included_given is null then 'missing hours_included'
            when hours_used_given is null then 'missing hours_used'
            when period_start is null and period_start_given is not null then 'bad_date period_start'
            when period_end is null and period_end_given is not null then 'bad_date period_end'
            when hours_included is null and hours_included_given is not null then 'bad_number hours_included'
            when hours_used is null and hours_used_given is not null then 'bad_number hours_used'
            when fee is null and fee_given is not null then 'bad_number fee'
            when overage_rate is null and overage_rate_given is not null then 'bad_number overage_rate'
            when period_end < period_start then 'end_before_start period_end'
            when hours_included < 0 then 'negative hours_included'
            when hours_used < 0 then 'negative hours_used'
            when fee < 0 then 'negative fee'
            when overage_rate < 0 then 'negative overage_rate'
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
            when 'period_start' then period_start_given
            when 'period_end' then period_end_given
            when 'hours_included' then hours_included_given
            when 'hours_used' then hours_used_given
            when 'fee' then fee_given
            when 'overage_rate' then overage_rate_given
        end as reason_value
    from judged
)

select * from final
