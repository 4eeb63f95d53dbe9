-- MRR of customers without a subscription
-- definition: The sum of the monthly amounts of the lines whose service period covers the day (reading S36), never below 0.
--             A customer's lines in one currency are one service; it runs while a line that is no discount runs.
-- grain:      customer, currency, valid_from
with

lines as (
    select *
    from core.invoiced_lines_judged
    where reason is null and valid_from <= getvariable('as_of')
),

edges as (
    select
        customer_key, currency, valid_from as day, mrr, kind <> 'discount' as runs,
        plan_key, if(runs, 1, 0) as running, if(runs, coalesce(quantity, 1), 0) as quantity, load_id, line
    from lines
    union all
    select
        customer_key, currency, valid_to, -mrr, false,
        null, if(kind <> 'discount', -1, 0), if(kind <> 'discount', -coalesce(quantity, 1), 0), null, null
    from lines
),

days as (
    select
        customer_key, currency, day,
        sum(mrr) as mrr,
        sum(quantity) as quantity,
        sum(running) as running,
        max({'plan_key': plan_key, 'load_id': load_id, 'line': line}) filter (runs) as origin
    from edges
    group by customer_key, currency, day
),

sums as (
    select
        customer_key, currency,
        day as valid_from,
        lead(day) over (partition by customer_key, currency order by day) as valid_to,
        sum(mrr) over so_far as mrr,
        sum(quantity) over so_far as quantity,
        sum(running) over so_far as running,
        last_value(origin ignore nulls) over so_far as origin
    from days
    window so_far as (partition by customer_key, currency order by day rows unbounded preceding)
),

final as (
    select
        customer_key,
        currency,
        origin.plan_key as plan_key,
        valid_from,
        valid_to,
        greatest(mrr, 0)::decimal(18, 8) as mrr,
        quantity::decimal(18, 8) as quantity,
        origin.load_id as load_id,
        origin.line as line
    from sums
    where running > 0
)

select * from final
