-- Orphans
-- definition: Rows that wait for a customer, a subscription or an invoice that has not come yet (reading S35). They are kept,
--             are in no number, and join when it comes.
-- grain:      one row of a file
-- materialized: view
select 'subscriptions' as table_name, load_id, line, 'customer_id' as column_name, customer_id as value
from staging.subscriptions
where reason is null and customer_id not in (select customer_id from core.customers)
union all
select 'subscription_changes', load_id, line, 'subscription_id', subscription_id
from staging.subscription_changes
where reason is null and subscription_id not in (select subscription_id from core.subscriptions_judged)
union all
select 'invoices', load_id, line, 'customer_id', customer_id
from staging.invoices
where reason is null and customer_id not in (select customer_id from core.customers)
union all
select 'invoice_lines', load_id, line, 'invoice_id', invoice_id
from staging.invoice_lines as l
where reason is null and not exists (select 1 from staging.invoices as i where i.invoice_id = l.invoice_id)
union all
select 'payments', load_id, line, 'customer_id', customer_id
from staging.payments
where reason is null and customer_id not in (select customer_id from core.customers)
union all
select 'support_tickets', load_id, line, 'customer_id', customer_id
from staging.support_tickets
where reason is null and customer_id not in (select customer_id from core.customers)
union all
select 'retainer_periods', load_id, line, 'customer_id', customer_id
from staging.retainer_periods
where reason is null and customer_id not in (select customer_id from core.customers)
union all
select 'survey_responses', load_id, line, 'customer_id', customer_id
from staging.survey_responses
where reason is null and customer_id not in (select customer_id from core.customers)
