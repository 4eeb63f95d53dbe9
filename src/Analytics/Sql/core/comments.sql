-- Comments
-- definition: Answers that say something in words, with the language, the themes and (where there is none) the phrases that were read in
--             them: docs/themes.md. kind is promoter (9, 10), passive (7, 8) or detractor (0 to 6) for NPS, else null. answered_again
--             is the day of the next answer of the same contact to the same survey: from then on this one counts no more.
-- grain:      response with a comment
-- decided:    docs/decisions/0036-comments-are-read-by-our-own-light-engine.md
with

-- Of equal times the higher id counts (reading S47).
answers as (
    select
        response_id, customer_key, contact, survey, score, comment, language, responded_at,
        lead(responded_at::date) over (partition by customer_key, contact, survey order by responded_at, response_id) as answered_again
    from core.responses
    where score is not null
),

final as (
    select
        a.response_id,
        a.customer_key,
        a.contact,
        a.survey,
        a.score,
        case when a.survey = 'nps' then case when a.score >= 9 then 'promoter' when a.score >= 7 then 'passive' else 'detractor' end end as kind,
        a.comment,
        r.language,
        string_split(nullif(r.themes, ''), ',') as themes,
        string_split(nullif(r.phrases, ''), chr(10)) as phrases,
        a.responded_at,
        a.responded_at::date as day,
        a.answered_again
    from answers as a
    left join raw.comment_readings as r
        on r.key = comment_key(a.comment, a.language) and r.version = (select max(version) from raw.themes)
    where a.comment is not null
)

select * from final
