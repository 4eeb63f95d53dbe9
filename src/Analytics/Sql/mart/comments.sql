-- Comments
-- definition: Answers that say something in words, with the language, the themes and (where there is none) the phrases that were read in
--             them: docs/themes.md. kind is promoter (9, 10), passive (7, 8) or detractor (0 to 6) for NPS, else null. Until when an
--             answer counts is told as for NPS itself.
-- grain:      response with a comment
-- decided:    docs/decisions/0036-comments-are-read-by-our-own-light-engine.md
with

said as (
    select response_id, comment, language, responded_at, load_id, line
    from staging.survey_responses
    where reason is null and comment is not null and score is not null and responded_at::date <= getvariable('as_of')
),

final as (
    select
        s.response_id,
        a.customer_key,
        a.survey,
        a.score,
        if(a.survey = 'nps', voice_of(a.vote), null) as kind,
        s.comment,
        r.language,
        string_split(nullif(r.themes, ''), ',') as themes,
        string_split(nullif(r.phrases, ''), chr(10)) as phrases,
        s.responded_at,
        a.day,
        a.until
    from said as s
    join mart.survey_answers as a using (load_id, line)
    left join raw.comment_readings as r
        on r.key = comment_key(s.comment, s.language) and r.version = (select max(version) from raw.themes)
)

select * from final
