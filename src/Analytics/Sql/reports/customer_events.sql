-- What happened with one customer, day by day | Lo que pasó con un cliente, día a día
-- parameters:    customer, customer_key (both of the same one, so that only its rows are looked at)
-- definition:    Until the as-of day, the latest first: movements of MRR, invoices that count, payments, answers and surveys nobody
--                answered, tickets, contacts and milestones of the start (on their due day). done_on is when it was paid, answered,
--                solved or completed, if that was by the as-of day. tone: bad for what went wrong, good for what went well.
-- definition_es: Hasta el día de los datos, primero lo último: movimientos de MRR, facturas que cuentan, pagos, respuestas y encuestas
--                sin contestar, incidencias, contactos e hitos del arranque (en su vencimiento). done_on es cuándo se pagó, contestó,
--                resolvió o completó, si fue antes de acabar el día de los datos. tone: bad para lo que fue mal, good para lo que fue
--                bien.
-- source:        mart.movements, core.invoices, core.payments, core.responses, mart.comments, the staging tables, raw.loads
with

happened as (
    select
        day, 'movement' as kind, movement as what, subtype as detail, amount::decimal(38, 8) as amount, null::varchar as currency, null::date as done_on,
        if(amount < 0, 'bad', if(amount > 0, 'good', null)) as tone, null::varchar as who, null::integer as load_id, null::bigint as line
    from mart.movements
    where customer_key = $customer_key
    union all
    select
        issued_on, 'invoice', coalesce(number, invoice_id), coalesce(status, 'open'), total::decimal(38, 8), currency, paid_on,
        if(paid_on is null and due_on < getvariable('as_of') and coalesce(status, 'open') <> 'paid', 'bad', null), null, load_id, line
    from core.invoices
    where customer_id = $customer and counts
    union all
    select
        day, 'payment', status, failure_code, amount::decimal(38, 8), coalesce(currency, customer_currency), null,
        if(status in ('failed', 'disputed'), 'bad', null), method, load_id, line
    from core.payments
    where customer_id = $customer
    union all
    select
        coalesce(r.responded_at, r.sent_at)::date, 'answer', r.survey, r.comment, r.score::decimal(38, 8), null, r.responded_at::date,
        case when r.survey = 'nps' and r.scale_max = 10 then if(r.score <= 6, 'bad', if(r.score >= 9, 'good', null)) end, nullif(r.contact, ''), r.load_id, r.line
    from core.responses as r
    where r.customer_key = $customer_key
    union all
    select
        opened_at::date, 'ticket', coalesce(category, ticket_id), priority, null, null, if(solved_at::date <= getvariable('as_of'), solved_at::date, null),
        if(coalesce(solved_at::date > getvariable('as_of'), true), 'bad', null), channel, load_id, line
    from staging.support_tickets
    where customer_id = $customer and reason is null and opened_at::date <= getvariable('as_of')
    union all
    select happened_at::date, 'touch', kind, summary, null, null, null, null, owner, load_id, line
    from staging.interactions
    where customer_id = $customer and reason is null and happened_at::date <= getvariable('as_of')
    union all
    select
        coalesce(due_at, completed_at)::date, 'milestone', milestone, null, null, null, if(completed_at::date <= getvariable('as_of'), completed_at::date, null),
        if(coalesce(completed_at::date > getvariable('as_of'), true), 'bad', null), null, load_id, line
    from staging.onboarding
    where customer_id = $customer and reason is null and coalesce(due_at, completed_at)::date <= getvariable('as_of')
)

select h.* exclude (load_id), f.file
from happened as h
left join raw.loads as f using (load_id)
order by h.day desc, h.kind, h.what, h.line
