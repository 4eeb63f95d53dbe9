-- Which row of the cohorts a customer is in
-- parameters:    by (month, quarter, year of the start; segment, country, csm, acquisition_channel, industry, currency; plan, product at
--                the start)
-- definition:    Attributes of customers are those of today (reading S31), plan and product those of the first day.
-- definition_es: Los atributos de los clientes son los de hoy (lectura S31); plan y producto, los del primer día.
-- grain:         customer
-- reads:         what cohorts.sql asks for
-- source:        selected_starts
select
    s.customer_key,
    s.cohort,
    case
        when is_of_start($by) then start_word($by, s.cohort)
        when $by = 'plan' then p.plan_id
        when $by = 'product' then p.product
        else attribute_of($by, c.segment, c.country, c.csm, c.acquisition_channel, c.industry, c.currency)
    end as value
from selected_starts as s
join core.customers as c using (customer_key)
left join core.plans as p on p.plan_key = s.start_plan_key
