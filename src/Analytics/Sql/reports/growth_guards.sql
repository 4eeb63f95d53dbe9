-- Who gets no offer, and why
-- reads:         selected_customers
-- parameters:    overrides (a JSON list of customer_id and band), offered (a JSON list of customer_id and made_on)
-- definition:    The guard rails, all of them: a customer whose health is red (by people where they have set a band); with an invoice
--                past due; whose latest answer to the NPS survey within the window is that of a detractor; under notice; or to whom
--                something was offered in the last 30 days (the second offer of one day excepted). One row a customer and guard rail.
-- definition_es: Todas las protecciones: un cliente cuya salud está en rojo (según las personas, si han puesto una banda); con una
--                factura vencida; cuya última respuesta a la encuesta NPS dentro de la ventana es de detractor; con baja avisada; o al
--                que se ofreció algo en los últimos 30 días (salvo la segunda oferta de un mismo día). Una fila por cliente y protección.
-- decided:       docs/decisions/0059-an-offer-has-a-reason-and-keeps-out-of-the-way.md
with

set_bands as (
    select unnest(from_json($overrides, '[{"customer_id": "VARCHAR", "band": "VARCHAR"}]'), recursive := true)
),

made as (
    select unnest(from_json($offered, '[{"customer_id": "VARCHAR", "made_on": "DATE"}]'), recursive := true)
),

red as (
    select customer_key, 'red' as guard
    from mart.health_today
    left join set_bands as s using (customer_id)
    where coalesce(s.band, mart.health_today.band) = 'red'
),

-- Who was not scored can have been set to red all the same.
set_red as (
    select c.customer_key, 'red' as guard
    from set_bands as s
    join core.customers as c using (customer_id)
    where s.band = 'red'
),

late as (
    select distinct customer_key, 'past_due' as guard
    from mart.receivables
    where due_on < getvariable('as_of') and issued_on <= getvariable('as_of') and coalesce(paid_on, never()) > getvariable('as_of')
),

detractors as (
    select customer_key, 'detractor' as guard
    from mart.survey_answers
    where survey = 'nps' and vote is not null
        and day > getvariable('as_of') - getvariable('policy_nps_window_days')::integer and day <= getvariable('as_of')
    group by customer_key
    having arg_max(vote, (day, -vote)) = -1
),

leaving as (
    select distinct t.customer_key, 'notice' as guard
    from mart.sold_today as t
    join core.subscriptions as s on s.subscription_key = t.service_key
    where s.cancel_requested_on <= getvariable('as_of') or s.ends_on < never()
),

-- Two offers of one day are one occasion.
asked as (
    select c.customer_key, 'recent' as guard
    from made as m
    join core.customers as c using (customer_id)
    where m.made_on > getvariable('as_of') - offer_pause_days()
    group by c.customer_key
    having bool_or(m.made_on < getvariable('as_of')) or count(*) >= most_offers()
),

final as (
    select * from red
    union select * from set_red
    union all select * from late
    union all select * from detractors
    union all select * from leaving
    union all select * from asked
)

select * from final
where customer_key in (select customer_key from selected_customers)
