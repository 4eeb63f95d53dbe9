-- Answers that somebody should speak to the customer about | Respuestas por las que alguien debería hablar con el cliente
-- parameters:    month, size
-- definition:    NPS answers that count on the period's last day and are of a detractor, or 3 points or more below the one before of the
--                same contact. owner is the customer's CSM; due two working days after the answer. touched_on is the first contact with
--                the customer since. Those nobody has touched first, then by MRR; of_all counts all of them.
-- definition_es: Respuestas NPS que cuentan el último día del periodo y son de un detractor, o están 3 puntos o más por debajo de la
--                anterior del mismo contacto. owner es el CSM del cliente; due, dos días laborables después de la respuesta. touched_on
--                es el primer contacto con el cliente desde entonces. Primero las que nadie ha atendido y luego por MRR; of_all las
--                cuenta todas.
-- defaults:      size=500
-- source:        selected_answers, staging.survey_responses, staging.interactions, monthly_balances
with

chosen as (
    select last_day from selected_months where month = $month
),

loops as (
    select *, if(vote = -1, 'detractor', 'fall') as reason
    from selected_answers
    where survey = 'nps' and vote is not null and counts_on(day, until, (select last_day from chosen))
        and (vote = -1 or score_before - score >= 3)
),

touches as (
    select l.load_id, l.line, min(i.happened_at)::date as touched_on
    from loops as l
    join core.customers as c using (customer_key)
    join staging.interactions as i on i.customer_id = c.customer_id and i.happened_at::date >= l.day
    where i.reason is null and i.happened_at::date <= getvariable('as_of')
    group by l.load_id, l.line
),

balances as (
    select customer_key, sum(mrr) as mrr
    from monthly_balances
    where month = end_month($month) and customer_key in (select customer_key from loops)
    group by customer_key
),

ranked as (
    select l.*, t.touched_on, coalesce(b.mrr, 0) as mrr, count(*) over () as of_all
    from loops as l
    left join touches as t using (load_id, line)
    left join balances as b using (customer_key)
    order by t.touched_on is not null, mrr desc, l.day desc, l.load_id, l.line
    limit $size::bigint
),

final as (
    select
        c.customer_id,
        coalesce(c.name, c.customer_id) as name,
        c.csm as owner,
        r.contact,
        l.reason,
        l.day,
        two_working_days_after(l.day) as due,
        l.touched_on,
        l.score::decimal(18, 8) as score,
        l.score_before::decimal(18, 8) as score_before,
        r.comment,
        l.mrr::decimal(38, 8) as mrr,
        l.of_all::bigint as of_all
    from ranked as l
    join core.customers as c using (customer_key)
    join staging.survey_responses as r on r.load_id = l.load_id and r.line = l.line
    order by l.touched_on is not null, l.mrr desc, l.day desc, l.load_id, l.line
)

select * from final
