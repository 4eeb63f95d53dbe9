-- What to talk about with one customer | De qué hablar con un cliente
-- parameters:    customer, customer_key (both of the same one)
-- definition:    Rules in a fixed order, each with a figure: a renewal within 90 days, money past due, the latest NPS answer of the last
--                180 days where it is a detractor's, tickets still open, use near a limit (as for offers), use fallen by more than a
--                quarter, milestones late, no contact in 90 days.
-- definition_es: Reglas en un orden fijo, cada una con una cifra: una renovación en los próximos 90 días, dinero vencido, la última
--                respuesta NPS de los últimos 180 días si es de un detractor, incidencias abiertas, uso cerca de un límite (como en las
--                ofertas), uso caído en más de un cuarto, hitos con retraso, ningún contacto en 90 días.
-- over:          customer_strip, customer_usage
-- source:        mart.survey_answers, staging.support_tickets, staging.onboarding
with

answers as (
    select score::decimal(38, 8) as score, vote
    from mart.survey_answers
    where customer_key = $customer_key and survey = 'nps' and vote is not null
        and day > getvariable('as_of') - 180 and day <= getvariable('as_of')
    order by day desc, vote, load_id desc, line desc
    limit 1
),

tickets as (
    select count(*) as open
    from staging.support_tickets
    where customer_id = $customer and reason is null and opened_at::date <= getvariable('as_of') and coalesce(solved_at::date > getvariable('as_of'), true)
),

late as (
    select count(*) as milestones
    from staging.onboarding
    where customer_id = $customer and reason is null and due_at::date < getvariable('as_of') and coalesce(completed_at::date > getvariable('as_of'), true)
),

topics as (
    select 1 as place, 'renewal' as topic, renewal_in::decimal(38, 8) as value, null as what from customer_strip where renewal_in <= 90
    union all
    select 2, 'past_due', past_due, null from customer_strip where past_due > 0
    union all
    select 3, 'detractor', score, null from answers where vote = -1
    union all
    select 4, 'tickets', open, null from tickets where open > 0
    union all
    select 5, 'limit', use, metric from customer_usage where use >= near_limit()
    union all
    select 6, 'less_use', value / nullif(value_before, 0) - 1, metric from customer_usage where value < 0.75 * value_before
    union all
    select 7, 'late_start', milestones, null from late where milestones > 0
    union all
    select 8, 'no_touch', touched_ago, null from customer_strip where coalesce(touched_ago >= 90, true)
)

select topic, value::decimal(38, 8) as value, what
from topics
order by place, what
