-- Plans
-- definition: What is sold, with the price list's terms; a plan that only contracts, changes or invoice lines name has none.
--             plan_key follows the order of the ids: the ledger carries it in place of the id.
-- grain:      plan
with

named as (
    select plan_id from staging.plans where reason is null
    union
    select plan_id from staging.subscriptions where reason is null
    union
    select plan_id from staging.subscription_changes where reason is null
    union
    select plan_id from staging.invoice_lines where reason is null
),

final as (
    select (row_number() over (order by n.plan_id))::integer as plan_key, n.plan_id, p.* exclude (plan_id, reason, reason_column, reason_value)
    from named as n
    left join staging.plans as p on p.plan_id = n.plan_id and p.reason is null
    where n.plan_id is not null
)

select * from final
