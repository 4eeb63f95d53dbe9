-- Work for customers by month
-- definition: Hours used of retainers, in the month in which their period starts, and tickets by the month they were opened in. Only
--             what had begun by the as-of day, of known customers.
-- grain:      customer, month
with

work as (
    select customer_id, date_trunc('month', period_start)::date as month, hours_used as hours, 0 as tickets
    from staging.retainer_periods
    where reason is null and period_start <= getvariable('as_of')
    union all
    select customer_id, date_trunc('month', opened_at)::date, 0, count(*)
    from staging.support_tickets
    where reason is null and opened_at::date <= getvariable('as_of')
    group by all
)

select c.customer_key, w.month, sum(w.hours)::decimal(28, 8) as hours, sum(w.tickets)::bigint as tickets
from work as w
join core.customers as c using (customer_id)
group by c.customer_key, w.month
