-- The least that a refresh must do, as one query written by hand: MRR by month straight from the text of the subscriptions
-- and their changes, without trials, pauses, past due, grace, movements, reasons and checks.
with

terms as (
    select
        subscription_id, started_at::date as day, 0 as seq, plan_id,
        quantity::decimal(18, 2) as quantity, unit_amount::decimal(18, 2) as unit_amount,
        coalesce(discount_percent::decimal(5, 2), 0) as discount
    from raw.subscriptions
    union all
    select
        subscription_id, changed_at::date, line, plan_id, quantity::decimal(18, 2), unit_amount::decimal(18, 2),
        discount_percent::decimal(5, 2)
    from raw.subscription_changes
),

filled as (
    select
        subscription_id, day,
        last_value(plan_id ignore nulls) over so_far as plan_id,
        last_value(quantity ignore nulls) over so_far as quantity,
        last_value(unit_amount ignore nulls) over so_far as unit_amount,
        last_value(discount ignore nulls) over so_far as discount,
        lead(day, 1, date '9999-12-31') over so_far as until
    from terms
    window so_far as (partition by subscription_id order by day, seq)
),

months as (
    select last_day(unnest(generate_series(date '2023-11-01', getvariable('as_of'), interval 1 month))::date) as month_end
)

select
    m.month_end,
    s.currency,
    count(distinct s.customer_id) as customers,
    sum(f.quantity * f.unit_amount * (100 - f.discount) / 100 / case p.interval when 'year' then 12 when 'quarter' then 3 else 1 end) as mrr
from months as m
join filled as f on f.day <= m.month_end and f.until > m.month_end
join raw.subscriptions as s using (subscription_id)
join raw.plans as p on p.plan_id = f.plan_id
where s.ended_at is null or s.ended_at = '' or s.ended_at::date > m.month_end
group by all
order by all
