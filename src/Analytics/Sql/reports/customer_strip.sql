-- One customer: what to know at a glance | Un cliente: lo que hay que saber de un vistazo
-- parameters:    customer, customer_key (both of the same one, so that only its rows are looked at)
-- definition:    Plans that run on the as-of day; the first of the terms that end next; what of invoices is open past its due day, in the
--                reporting currency at the rate of the month, and since when; the last call, meeting or the like; columns of the file.
-- definition_es: Los planes vigentes el día de los datos; el plazo que termina antes; lo que queda abierto de facturas vencidas, en la
--                moneda de informe al tipo de cambio del mes, y desde cuándo; la última llamada, reunión o similar; columnas del archivo.
-- source:        core.customers, mart.coming_terms, mart.receivables, mart.service_states, staging.interactions
with

running as (
    select distinct coalesce(p.name, p.plan_id) as plan
    from mart.service_states as s
    join core.plans as p using (plan_key)
    where s.customer_key = $customer_key and s.mrr > 0 and s.valid_from <= getvariable('as_of') and s.valid_to > getvariable('as_of')
),

terms as (
    select t.day as renewal_on, s.auto_renew
    from mart.coming_terms as t
    join core.subscriptions as s using (subscription_key)
    where t.customer_key = $customer_key
    order by t.day
    limit 1
),

owed as (
    select sum(valued(i.open, r.rate)) as past_due, min(i.due_on) as past_due_since
    from mart.receivables as i
    join core.rates as r on r.currency = i.currency and r.month = date_trunc('month', getvariable('as_of'))
    where i.customer_key = $customer_key and i.open > 0 and not i.is_given_up
        and i.issued_on <= getvariable('as_of') and i.due_on < getvariable('as_of') and coalesce(i.paid_on > getvariable('as_of'), true)
),

touch as (
    select arg_max({'on': happened_at::date, 'by': kind}, (happened_at, interaction_id)) as last
    from staging.interactions
    where customer_id = $customer and reason is null and is_touch(kind) and happened_at::date <= getvariable('as_of')
)

select
    (select string_agg(plan, ', ' order by plan) from running) as plans,
    t.renewal_on,
    (t.renewal_on - getvariable('as_of'))::bigint as renewal_in,
    t.auto_renew,
    o.past_due::decimal(38, 8) as past_due,
    (getvariable('as_of') - o.past_due_since)::bigint as past_due_days,
    h.last['on'] as touched_on,
    (getvariable('as_of') - h.last['on'])::bigint as touched_ago,
    h.last['by'] as touched_by,
    c.tax_id,
    c.employees::varchar as employees,
    c.currency,
    c.tags
from core.customers as c
left join terms as t on true
cross join owed as o
cross join touch as h
where c.customer_key = $customer_key
