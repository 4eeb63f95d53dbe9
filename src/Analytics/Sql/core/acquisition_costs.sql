-- Sales and marketing cost
-- definition: In the reporting currency at the rate of its month (reading S46). Rows repeat and add up (reading S48). Only months
--             that have begun on the as-of day.
-- grain:      one row of a file
select
    c.month,
    c.channel,
    c.category,
    valued(c.amount, r.rate) as amount,
    c.load_id,
    c.line
from core.acquisition_costs_judged as c
join core.rates as r using (currency, month)
where c.reason is null and c.month <= getvariable('as_of')
