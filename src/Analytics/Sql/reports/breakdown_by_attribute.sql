-- MRR bridge of one month by an attribute of customers
-- parameters: month, by (segment, country, csm, acquisition_channel, industry, currency)
-- definition: The bridge of each value; today's value counts for all months (reading S31). The smallest beyond 60 are folded into
--             one row; total is the sum of all rows.
-- defaults:   by=segment
-- source:     selected_splits, selected_bridges
with

chosen as (
    select coalesce($month, (select max(month) from mart.months where is_complete)) as month
),

split as (
    select
        value,
        value as label,
        opening, new, reactivation, expansion, resumed, contraction, churn, paused,
        transferred,
        fx, closing, customers
    from selected_splits
    where month = (select month from chosen)
        and (opening <> 0 or closing <> 0 or new <> 0 or churn <> 0 or transferred <> 0)
),

ranked as (
    select
        *,
        row_number() over (order by greatest(abs(opening), abs(closing)) desc, value) as place
    from split
),

folded as (
    select
        if(place <= 60, 'value', 'others') as kind,
        if(place <= 60, value, null) as value,
        any_value(label) as label,
        min(place) as place,
        sum(opening) as opening,
        sum(new) as new,
        sum(reactivation) as reactivation,
        sum(expansion) as expansion,
        sum(resumed) as resumed,
        sum(contraction) as contraction,
        sum(churn) as churn,
        sum(paused) as paused,
        sum(transferred) as transferred,
        sum(fx) as fx,
        sum(closing) as closing,
        sum(customers) as customers
    from ranked
    group by all
    union all by name
    select
        'total' as kind,
        1000000 as place,
        sum(opening) as opening,
        sum(new) as new,
        sum(reactivation) as reactivation,
        sum(expansion) as expansion,
        sum(resumed) as resumed,
        sum(contraction) as contraction,
        sum(churn) as churn,
        sum(paused) as paused,
        sum(transferred) as transferred,
        sum(fx) as fx,
        sum(closing) as closing,
        (select customers from selected_bridges where month = (select month from chosen)) as customers
    from ranked
),

final as (
    select
        kind,
        value,
        label,
        coalesce(opening, 0)::decimal(38, 8) as opening,
        coalesce(new, 0)::decimal(38, 8) as new,
        coalesce(reactivation, 0)::decimal(38, 8) as reactivation,
        coalesce(expansion, 0)::decimal(38, 8) as expansion,
        coalesce(resumed, 0)::decimal(38, 8) as resumed,
        coalesce(contraction, 0)::decimal(38, 8) as contraction,
        coalesce(churn, 0)::decimal(38, 8) as churn,
        coalesce(paused, 0)::decimal(38, 8) as paused,
        coalesce(transferred, 0)::decimal(38, 8) as transferred,
        coalesce(fx, 0)::decimal(38, 8) as fx,
        coalesce(closing, 0)::decimal(38, 8) as closing,
        coalesce(customers, 0)::bigint as customers,
        coalesce(opening + new + reactivation + expansion + resumed + contraction + churn + paused + transferred + fx - closing, 0)::decimal(38, 8) as gap
    from folded
    order by place
)

select * from final
