-- Which row of the cohorts a customer is in
-- parameters: by (month, quarter, year of the start; segment, country, csm, acquisition_channel, industry, currency; plan, product
--             at the start)
-- definition: Attributes of customers are those of today (reading S31), plan and product those of the first day.
-- grain:      customer
-- reads:      what cohorts.sql asks for
-- source:     selected_starts
select
    s.customer_key,
    s.cohort,
    case $by
        when 'month' then strftime(s.cohort, '%Y-%m')
        when 'quarter' then year(s.cohort) || '-Q' || quarter(s.cohort)
        when 'year' then year(s.cohort)::varchar
        when 'plan' then p.plan_id
        when 'product' then p.product
        else attribute_of($by, c.segment, c.country, c.csm, c.acquisition_channel, c.industry, c.currency)
    end as value
from selected_starts as s
join core.customers as c using (customer_key)
left join core.plans as p on p.plan_key = s.start_plan_key
