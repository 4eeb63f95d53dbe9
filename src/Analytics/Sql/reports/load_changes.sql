-- What each load changed | Qué cambió cada carga
-- definition:    For each load and table: rows it brought, those of them that wait in quarantine, rows of this or earlier loads that its
--                rows took the place of, and its own rows that a later load has replaced since.
-- definition_es: De cada carga y tabla: las filas que trajo, las que de ellas esperan en cuarentena, las filas de esta carga o de
--                anteriores a las que las suyas sustituyeron, y las suyas que una carga posterior ha sustituido.
-- source:        raw.loads
with

stored as (
    select 'customers' as table_name, load_id, superseded_by, held_by from raw.customers
    union all
    select 'plans', load_id, superseded_by, held_by from raw.plans
    union all
    select 'subscriptions', load_id, superseded_by, held_by from raw.subscriptions
    union all
    select 'subscription_changes', load_id, superseded_by, held_by from raw.subscription_changes
    union all
    select 'invoices', load_id, superseded_by, held_by from raw.invoices
    union all
    select 'invoice_lines', load_id, superseded_by, held_by from raw.invoice_lines
    union all
    select 'payments', load_id, superseded_by, held_by from raw.payments
    union all
    select 'survey_responses', load_id, superseded_by, held_by from raw.survey_responses
    union all
    select 'usage_daily', load_id, superseded_by, held_by from raw.usage_daily
    union all
    select 'support_tickets', load_id, superseded_by, held_by from raw.support_tickets
    union all
    select 'interactions', load_id, superseded_by, held_by from raw.interactions
    union all
    select 'onboarding', load_id, superseded_by, held_by from raw.onboarding
    union all
    select 'acquisition_costs', load_id, superseded_by, held_by from raw.acquisition_costs
    union all
    select 'fx_rates', load_id, superseded_by, held_by from raw.fx_rates
    union all
    select 'retainer_periods', load_id, superseded_by, held_by from raw.retainer_periods
),

changed as (
    select
        load_id,
        table_name,
        1 as brought,
        (held_by is not null)::integer as waiting,
        0 as replaced,
        (superseded_by > load_id)::integer as replaced_since
    from stored
    union all
    select superseded_by, table_name, 0, 0, 1, 0
    from stored
    where superseded_by is not null
),

final as (
    select
        c.load_id,
        l.file,
        strftime(l.loaded_at, '%Y-%m-%d %H:%M') as loaded_at,
        c.table_name,
        sum(c.brought)::bigint as brought,
        sum(c.waiting)::bigint as waiting,
        sum(c.replaced)::bigint as replaced,
        sum(coalesce(c.replaced_since, 0))::bigint as replaced_since
    from changed as c
    join raw.loads as l using (load_id)
    group by c.load_id, l.file, l.loaded_at, c.table_name
)

select * from final
order by load_id, table_name
