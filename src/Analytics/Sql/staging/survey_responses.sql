-- Answers to NPS, CSAT and CES surveys, and silences, typed. Grain: one row per response and load.
-- reason is null for a row that can be used; otherwise it names the rule of Sql/rules that holds the row in quarantine.
select
    load_id, line,
    held_by as reason,
    held_column as reason_column,
    held_value as reason_value,
    response_id, customer_id, contact,
    lower(survey) as survey,
    amount_of(scale_max) as scale_max,
    amount_of(score) as score,
    blank(comment) as comment,
    lower(language) as language,
    lower(channel) as channel,
    passed_time(sent_at) as sent_at,
    passed_time(responded_at) as responded_at
from raw.survey_responses
where superseded_by is null
