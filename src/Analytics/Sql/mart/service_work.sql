-- Work for customers
-- definition: Hours used of retainers, in the month in which their period starts, and tickets, in the month they were opened in. Only
--             what had begun by the as-of day, of known customers. Not summed: who asks sums over many months, and many customers.
-- grain:      period of a retainer, ticket
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

select c.customer_key, date_trunc('month', w.day)::date as month, w.hours::decimal(18, 8) as hours, w.tickets::integer as tickets
from work as w
join core.customers as c using (customer_id)
where w.day <= getvariable('as_of')
