-- One month of bridges by value as it is shown: the largest 60, one row for the rest, and the total of all.
-- split: the name of a table with value, label, the columns of a bridge, customers, and the customers of all values together.
create or replace macro breakdown_of(split) as table
with

ranked as (
    select
        *,
        row_number() over (order by greatest(abs(opening), abs(closing)) desc, value) as place
    from query_table(split)
),

folded as (
    select
        case when grouping(kind) = 1 then 'total' else kind end as kind,
        shown as value,
        if(grouping(kind) = 1, null, any_value(label)) as label,
        if(grouping(kind) = 1, 1000000, min(place)) as place,
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
        if(grouping(kind) = 1, any_value(customers_of_all), sum(customers)) as customers
    from (select *, if(place <= 60, 'value', 'others') as kind, if(place <= 60, value, null) as shown from ranked)
    group by grouping sets ((kind, shown), ())
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

select * from final;
