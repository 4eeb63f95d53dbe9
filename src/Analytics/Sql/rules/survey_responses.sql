-- Which rows of survey_responses cannot be used, and by which rule
-- definition: Judged once, when a row comes in, from the row alone; staging.survey_responses then carries the answer. standing is
--             'not judged' until then.
-- grain:      one row of a file
with

given as (
    select
        load_id,
        line,
        held_by as standing,
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
        local_time(sent_at_given) as sent_at,
        local_time(responded_at_given) as responded_at
    from given
),

judged as (
    select
        *,
        case
            when response_id is null then 'missing response_id'
            when customer_id is null then 'missing customer_id'
            when survey is null then 'missing survey'
            when survey not in ('nps', 'csat', 'ces') then 'unknown_value survey'
            when scale_max is null and scale_max_given is not null then 'bad_number scale_max'
            when score is null and score_given is not null then 'bad_number score'
            when sent_at is null and sent_at_given is not null then 'bad_date sent_at'
            when responded_at is null and responded_at_given is not null then 'bad_date responded_at'
            when scale_max <= 0 then 'out_of_range scale_max'
            when survey = 'nps' and scale_max <> 10 then 'not_the_scale scale_max'
            when score <> trunc(score) then 'not_whole score'
            when score < case when survey in ('csat', 'ces') then 1 else 0 end or score > coalesce(scale_max, 10) then 'out_of_scale score'
            when score is not null and responded_at is null then 'missing responded_at'
            when score is null and responded_at is not null then 'missing score'
            when score is null and sent_at is null then 'missing sent_at'
            -- A day on which an answer came begins before a survey of the same day was sent.
            when if(length(responded_at_given) = 10, responded_at::date < sent_at::date, responded_at < sent_at)
                then 'answered_before_sent responded_at'
        end as problem
    from typed
),

final as (
    select
        load_id,
        line,
        standing,
        split_part(problem, ' ', 1) as reason,
        split_part(problem, ' ', 2) as reason_column,
        case split_part(problem, ' ', 2)
            when 'survey' then survey
            when 'scale_max' then scale_max_given
            when 'score' then score_given
            when 'sent_at' then sent_at_given
            when 'responded_at' then responded_at_given
        end as reason_value
    from judged
)

select * from final
