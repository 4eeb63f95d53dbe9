-- Quarantine
-- definition: Every row that cannot be used, with the rule that holds it and the value that breaks the rule: from reading the
--             file, from the row alone, and from what the row refers to.
-- grain:      one row of a file
with

-- Loaded again under another mapping, a file is judged by the last one.
loads as (
    select load_id, max(load_id) over (partition by file_hash) as last_load_id
    from raw.loads
),

unreadable as (
    select 'rejects' as table_name, r.load_id, r.line, r.column_name, r.rule, if(r.column_name is null, r.text, r.value) as value
    from raw.rejects as r
    left join loads as l using (load_id)
    where coalesce(l.last_load_id, r.load_id) = r.load_id
),

by_themselves as (
    select 'customers' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.customers where reason is not null
    union all
    select 'plans' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.plans where reason is not null
    union all
    select 'subscriptions' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.subscriptions where reason is not null
    union all
    select 'subscription_changes' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.subscription_changes where reason is not null
    union all
    select 'invoices' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.invoices where reason is not null
    union all
    select 'invoice_lines' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.invoice_lines where reason is not null
    union all
    select 'payments' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.payments where reason is not null
    union all
    select 'survey_responses' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.survey_responses where reason is not null
    union all
    select 'usage_daily' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.usage_daily where reason is not null
    union all
    select 'support_tickets' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.support_tickets where reason is not null
    union all
    select 'interactions' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.interactions where reason is not null
    union all
    select 'onboarding' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.onboarding where reason is not null
    union all
    select 'acquisition_costs' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.acquisition_costs where reason is not null
    union all
    select 'fx_rates' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.fx_rates where reason is not null
    union all
    select 'retainer_periods' as table_name, load_id, line, reason_column as column_name, reason as rule, reason_value as value from staging.retainer_periods where reason is not null
),

by_reference as (
    select 'subscriptions' as table_name, load_id, line, reason_column as column_name, reason as rule, null as value
    from core.subscriptions_judged
    where reason is not null
    union all
    select 'subscription_changes', load_id, line, 'plan_id', reason, plan_id
    from core.subscription_changes_judged
    where reason is not null
    union all
    select 'invoice_lines', load_id, line, 'currency', reason, currency
    from core.invoiced_lines_judged
    where reason is not null
    union all
    select 'acquisition_costs', load_id, line, 'currency', reason, currency
    from core.acquisition_costs_judged
    where reason is not null
    union all
    select 'payments', load_id, line, 'amount', 'refund_above_payment', amount::varchar
    from core.refunds_above_payments
),

final as (
    from unreadable
    union all
    from by_themselves
    union all
    from by_reference
)

select * from final
