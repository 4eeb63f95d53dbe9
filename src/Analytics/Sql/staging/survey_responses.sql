-- Answers to NPS, CSAT and CES surveys, and silences, typed. Grain: one row per response and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
with

given as (
    select
        load_id,
        line,
        held_by,
        held_column,
        held_value,
        response_id,
        customer_id,
        contact,
        lower(survey) as survey,
        scale_max as scale_max_given,
        score as score_given,
        blank(comment) as comment,
        lower(language) as language,
        lower(channel) as channel,
        sent_at as sent_at_given,
        responded_at as responded_at_given
    from raw.survey_responses
    where superseded_by is null
),

typed as (
    select
        *,
        amount_of(scale_max_given) as scale_max,
        amount_of(score_given) as score,
        passed_time(sent_at_given) as sent_at,
        passed_time(responded_at_given) as responded_at
    from given
),

final as (
    select
        load_id,
        line,
        held_by as reason,
        held_column as reason_column,
        held_value as reason_value,
        response_id, customer_id, contact, survey, scale_max, score, comment, language, channel,
        sent_at, responded_at
    from typed
)

select * from final
