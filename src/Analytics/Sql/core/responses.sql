-- Answers to surveys
-- definition: Answers and silences (score null) of known customers, as they stand on the as-of day: who answered later is still
--             silent. A contact is written in lower case, empty where the answer names none; an NPS answer without a scale is on
--             that of 0 to 10 (reading S47).
-- grain:      response
-- materialized: view
with

known as (
    select r.*, c.customer_key, coalesce(r.responded_at::date <= getvariable('as_of'), false) as has_answered
    from staging.survey_responses as r
    join core.customers as c using (customer_id)
    where r.reason is null and coalesce(r.sent_at, r.responded_at)::date <= getvariable('as_of')
),

final as (
    select
        response_id,
        customer_key,
        coalesce(lower(contact), '') as contact,
        survey,
        if(survey = 'nps', coalesce(scale_max, 10), scale_max) as scale_max,
        if(has_answered, score, null) as score,
        if(has_answered, comment, null) as comment,
        language,
        channel,
        sent_at,
        if(has_answered, responded_at, null) as responded_at,
        load_id,
        line
    from known
)

select * from final
