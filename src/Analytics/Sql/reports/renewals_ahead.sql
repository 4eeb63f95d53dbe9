-- Renewals ahead, with what the model and what people expect
-- reads:         selected_customers
-- parameters:    calls (a JSON list of customer_id, term_end, call and expected)
-- definition:    What a customer's subscriptions pay whose terms end on one day within 12 months. chance is that of the renewal: 0 under
--                notice; where the day lies within the horizon of the score, that of staying until then when customers leave at an even
--                pace: (1 - chance of leaving) ^ (days / horizon); where it lies beyond, that of staying through the horizon times the
--                share of terms renewed in the last 12 months (rate); the rate alone for who was not scored. Of fewer than 20 terms there
--                is no rate.
-- definition_es: Lo que pagan las suscripciones de un cliente cuyos plazos terminan un mismo día en los próximos 12 meses. chance es la
--                de la renovación: 0 con baja avisada; si el día cae dentro del horizonte de la puntuación, la de seguir hasta entonces
--                si los clientes se van a ritmo constante: (1 - probabilidad de irse) ^ (días / horizonte); si cae más allá, la de seguir
--                todo el horizonte por la proporción de plazos renovados en los últimos 12 meses (rate); solo rate si el cliente no tiene
--                puntuación. Con menos de 20 plazos no hay rate.
with

called as (
    select unnest(from_json($calls, '[{"customer_id": "VARCHAR", "term_end": "DATE", "call": "VARCHAR", "expected": "DECIMAL(28,8)"}]'), recursive := true)
),

past as (
    select if(count(*) >= 20, count(*) filter (renewed > 0) / nullif(count(*), 0)::double, null) as rate
    from mart.renewals
    where day > getvariable('as_of') - interval 12 month
),

terms as (
    select
        t.customer_key,
        t.day,
        min(t.notice_on) as notice_on,
        sum(t.mrr) as mrr,
        coalesce(sum(t.mrr) filter (not t.is_leaving), 0) as staying_mrr,
        coalesce(sum(k.committed_mrr), 0) as committed_mrr,
        list(t.subscription_id order by t.subscription_id) as subscriptions
    from mart.coming_terms as t
    left join mart.committed as k using (subscription_key)
    where t.day <= getvariable('as_of') + interval 12 month and t.customer_key in (select customer_key from selected_customers)
    group by t.customer_key, t.day
),

chances as (
    select
        t.*,
        c.customer_id,
        coalesce(c.name, c.customer_id) as name,
        c.csm,
        case when t.staying_mrr = 0 then 'leaving' else h.band end as band,
        case
            when t.staying_mrr = 0 then 'notice'
            when h.probability is null then if(p.rate is null, null, 'rate')
            when t.day <= h.day + r.horizon or p.rate is null then 'score'
            else 'score_and_rate'
        end as basis,
        case basis
            when 'notice' then 0
            when 'rate' then p.rate
            when 'score' then pow(1 - h.probability, (t.day - h.day) / nullif(r.horizon, 0)::double)
            when 'score_and_rate' then (1 - h.probability) * p.rate
        end as chance
    from terms as t
    join core.customers as c using (customer_key)
    cross join past as p
    left join mart.health_today as h using (customer_key)
    left join ops.health_runs as r using (run_id)
),

final as (
    select
        h.*,
        date_trunc('month', h.day)::date as month,
        h.notice_on - getvariable('as_of') as notice_in,
        if(h.chance is null, null, h.staying_mrr::double * h.chance)::decimal(38, 8) as model_mrr,
        k.call,
        k.expected as call_mrr
    from chances as h
    left join called as k on k.customer_id = h.customer_id and k.term_end = h.day
)

select * from final
