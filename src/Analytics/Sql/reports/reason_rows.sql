-- Rows of files that a reason of the health score comes from | Filas de archivos de las que viene un motivo de la puntuación de salud
-- parameters:    customer, source (billing, usage, surveys, support, relationship), day
-- definition:    What was known of a customer on a day, the latest first, as the features read it: the terms, the changes and the
--                payments and invoices of 400 days, use of 120 days, surveys of two years, tickets of 180 days, touches of a year,
--                milestones, and retainer periods of 120 days. done_on is when it was paid, answered, solved or completed, if that was by
--                the day.
-- definition_es: Lo que se sabía de un cliente en un día, primero lo último, como lo leen las variables: las condiciones, los cambios y
--                los pagos y facturas de 400 días, el uso de 120 días, las encuestas de dos años, las incidencias de 180 días, los
--                contactos de un año, los hitos y los periodos de bolsas de horas de 120 días. done_on es cuándo se pagó, contestó,
--                resolvió o completó, si fue antes de acabar el día.
-- source:        core.subscriptions, core.invoices, and the staging tables
-- decided:       docs/decisions/0039-a-feature-is-what-was-known-on-the-day.md
with

asked as (
    select $customer::varchar as customer_id, $source::varchar as source, $day::date as day
),

own_subscriptions as (
    select s.* from core.subscriptions as s join asked as a using (customer_id) where a.source = 'billing'
),

billing as (
    select starts_on as happened_on, 'subscription' as kind, plan_id as what, quantity::double as value, null::date as done_on, load_id, line
    from own_subscriptions
    union all
    select
        c.changed_at::date, 'change', coalesce(c.change_reason, c.status, c.plan_id), coalesce(c.quantity, c.unit_amount, c.discount_percent)::double,
        null, c.load_id, c.line
    from staging.subscription_changes as c
    semi join own_subscriptions using (subscription_id)
    where c.reason is null
    union all
    select i.issued_on, 'invoice', coalesce(i.number, i.invoice_id), i.total::double, least(i.paid_at, i.voided_at)::date, i.load_id, i.line
    from core.invoices as i
    join asked as a using (customer_id)
    where a.source = 'billing' and i.issued_on > a.day - 400 and coalesce(i.status, 'open') <> 'draft'
    union all
    select p.attempted_at::date, 'payment', coalesce(p.failure_code, p.status), p.amount::double, null, p.load_id, p.line
    from staging.payments as p
    join asked as a using (customer_id)
    where a.source = 'billing' and p.reason is null and p.attempted_at::date > a.day - 400
),

usage as (
    select u.date, 'usage', u.metric, u.value::double, null::date, u.load_id, u.line
    from staging.usage_daily as u
    join asked as a using (customer_id)
    where a.source = 'usage' and u.reason is null and u.date > a.day - 120
),

surveys as (
    select
        coalesce(s.sent_at, s.responded_at)::date, 'survey', s.survey, if(s.responded_at::date <= a.day, s.score, null)::double,
        s.responded_at::date, s.load_id, s.line
    from staging.survey_responses as s
    join asked as a using (customer_id)
    where a.source = 'surveys' and s.reason is null and coalesce(s.sent_at, s.responded_at)::date > a.day - 730
),

support as (
    select
        t.opened_at::date, 'ticket', concat_ws(', ', t.category, t.priority), if(t.solved_at::date <= a.day, try_cast(t.satisfaction as double), null),
        t.solved_at::date, t.load_id, t.line
    from staging.support_tickets as t
    join asked as a using (customer_id)
    where a.source = 'support' and t.reason is null and t.opened_at::date > a.day - 180
),

relationship as (
    select i.happened_at::date, 'interaction', i.kind, null::double, null::date, i.load_id, i.line
    from staging.interactions as i
    join asked as a using (customer_id)
    where a.source = 'relationship' and i.reason is null and i.happened_at::date > a.day - 365
    union all
    select o.due_at::date, 'milestone', o.milestone, null, o.completed_at::date, o.load_id, o.line
    from staging.onboarding as o
    join asked as a using (customer_id)
    where a.source = 'relationship' and o.reason is null
    union all
    select r.period_end, 'retainer', r.hours_used || ' / ' || r.hours_included, (r.hours_used / nullif(r.hours_included, 0))::double, null, r.load_id, r.line
    from staging.retainer_periods as r
    join asked as a using (customer_id)
    where a.source = 'relationship' and r.reason is null and r.period_end > a.day - 120
),

gathered as (
    from billing
    union all
    from usage
    union all
    from surveys
    union all
    from support
    union all
    from relationship
),

final as (
    select
        g.happened_on,
        g.kind,
        g.what,
        g.value,
        if(g.done_on <= a.day, g.done_on, null) as done_on,
        f.file,
        g.load_id,
        g.line
    from gathered as g
    cross join asked as a
    left join raw.loads as f using (load_id)
    where g.happened_on <= a.day
    order by g.happened_on desc, g.kind, g.load_id, g.line
)

select * from final
