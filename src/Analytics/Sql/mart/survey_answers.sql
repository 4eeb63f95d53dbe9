-- Answers to surveys, and silences, by day
-- definition: vote: NPS 1 (9, 10), 0 (7, 8) or -1 (0 to 6) on its scale of 0 to 10, none on another scale; CSAT and CES 1 for the
--             upper part of the scale (4 and 5 of 5, 5 to 7 of 7, 8 to 10 of 10; of 5 where none is given), else 0; null for who
--             was asked and has not answered. day is that of the answer. An NPS answer counts until the day on which the contact
--             answers again (reading S47; never under the policy nps_responses = all); score_before is the one it takes the place of.
-- grain:      response
with

answers as not materialized (
    select
        customer_key,
        survey,
        sent_at::date as sent_on,
        responded_at::date as day,
        score::decimal(9, 2) as score,
        case
            when score is null then null
            when survey <> 'nps' then (score > 0.7 * coalesce(scale_max, 5))::tinyint
            when scale_max = 10 then if(score >= 9, 1, if(score <= 6, -1, 0))::tinyint
        end as vote,
        contact,
        responded_at,
        response_id,
        load_id,
        line
    from core.responses
),

given as (
    select
        * exclude (contact, responded_at, response_id),
        if(getvariable('policy_nps_responses') = 'all', never(), coalesce(lead(day) over answers_of_a_contact, never())) as until,
        lag(score) over answers_of_a_contact as score_before
    from answers
    where survey = 'nps' and vote is not null
    window answers_of_a_contact as (partition by customer_key, contact order by responded_at, response_id)
),

final as (
    select * from given
    union all by name
    select * exclude (contact, responded_at, response_id), never() as until
    from answers
    where survey <> 'nps' or vote is null
)

select * from final
