-- Answers behind the scores of a period | Respuestas detrás de las puntuaciones de un periodo
-- parameters:    month, survey (nps, csat, ces), voice (promoter, passive, detractor; of CSAT and CES promoter for the upper part of the
--                scale, detractor for the rest; all), start, size
-- definition:    The answers that count on the period's last day, the newest first; of_all counts them.
-- definition_es: Las respuestas que cuentan el último día del periodo, primero la más reciente; of_all las cuenta todas.
-- defaults:      survey=nps, voice=all, start=1, size=100000
-- source:        selected_answers, staging.survey_responses, raw.loads
with

counted as (
    select *, if(vote = 0 and survey <> 'nps', 'detractor', voice_of(vote)) as voice
    from selected_answers
    where survey = $survey and vote is not null
        and counts_on(day, until, (select last_day from selected_months where month = $month))
),

shown as (
    select *, count(*) over () as of_all
    from counted
    where $voice = 'all' or voice = $voice
    order by day desc, load_id, line
    limit $size::bigint
    offset $start::bigint - 1
),

final as (
    select
        c.customer_id,
        coalesce(c.name, c.customer_id) as name,
        r.response_id,
        r.contact,
        s.voice,
        s.score::decimal(18, 8) as score,
        r.scale_max::decimal(18, 8) as scale_max,
        s.day,
        r.comment,
        f.file,
        s.line,
        s.of_all::bigint as of_all
    from shown as s
    join core.customers as c using (customer_key)
    join raw.loads as f on f.load_id = s.load_id
    join staging.survey_responses as r on r.load_id = s.load_id and r.line = s.line
    order by s.day desc, s.load_id, s.line
)

select * from final
