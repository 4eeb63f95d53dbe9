-- Work for customers by month
-- definition: Hours used of retainers, in the month in which their period starts, and tickets by the month they were opened in. Only
--             what had begun by the as-of day, of known customers.
-- grain:      customer, month
with

work as (
    select customer_id, period_start as day, hours_used as hours, 0 as tickets
    from staging.retainer_periods
    where reason is null
    union all
    select customer_id, opened_at::date, 0, 1
    from staging.support_tickets
    where reason is null
)

select c.customer_key, date_trunc('month', w.day)::date as month, sum(w.hours)::decimal(28, 8) as hours, sum(w.tickets)::bigint as tickets
from work as w
join core.customers as c using (customer_id)
where w.day <= getvariable('as_of')
group by all
