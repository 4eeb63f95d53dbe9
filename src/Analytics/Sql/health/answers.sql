-- What a customer answers, as known on a day
-- definition: nps_class is that of the NPS survey sent last by then: silent until it is answered, never where none was sent. The score
--             is the latest one given by then, its change against the one before. CSAT is the mean of the 180 days on a scale of 0 to 1.
-- grain:      customer, day
with

responses as (
    select
        c.customer_key,
        s.response_id,
        s.survey,
        coalesce(s.sent_at, s.responded_at) as sent_at,
        if(s.score is null, null, s.responded_at) as responded_at,
        s.score::double as score,
        coalesce(s.scale_max, if(s.survey = 'nps', 10, 5))::double as scale_max
    from staging.survey_responses as s
    join core.customers as c using (customer_id)
    where s.reason is null and coalesce(s.sent_at, s.responded_at) < (select max(day) + 1 from asked_days)
),

asked as (
    select
        r.customer_key, n.day,
        lead(n.day, 1, never()) over (partition by r.customer_key order by n.day) as until,
        arg_max({'answered_on': r.responded_at::date, 'score': r.score}, {'at': r.sent_at, 'id': r.response_id}) as latest
    from responses as r
    join next_days as n on n.date = r.sent_at::date
    where r.survey = 'nps' and r.scale_max = 10
    group by r.customer_key, n.day
),

scored as (
    select
        customer_key, responded_at::date as date, responded_at, response_id, score,
        lag(score) over (partition by customer_key order by responded_at, response_id) as score_before
    from responses
    where survey = 'nps' and scale_max = 10 and responded_at < (select max(day) + 1 from asked_days)
),

last_scores as (
    select
        s.customer_key, n.day,
        lead(n.day, 1, never()) over (partition by s.customer_key order by n.day) as until,
        arg_max({'score': s.score, 'before': s.score_before, 'date': s.date}, {'at': s.responded_at, 'id': s.response_id}) as latest
    from scored as s
    join next_days as n using (date)
    group by s.customer_key, n.day
),

satisfied as (
    select r.customer_key, l.day, avg(r.score / nullif(r.scale_max, 0)) as csat
    from responses as r
    join last_days as l on l.date = r.responded_at::date
    where r.survey = 'csat'
    group by r.customer_key, l.day
),

first_survey as (
    select min(sent_at)::date as day from responses where survey = 'nps'
),

final as (
    select
        p.customer_key,
        p.day,
        case
            when a.latest is null then if(p.day >= (select day from first_survey), 1, null)
            when coalesce(a.latest.answered_on > p.day, true) then 2
            when a.latest.score <= 6 then 3
            when a.latest.score >= 9 then 4
            else 0
        end as nps_class,
        s.latest.score as nps,
        s.latest.score - s.latest.before as nps_change,
        p.day - s.latest.date as nps_age,
        t.csat
    from paying_customers as p
    left join asked as a on a.customer_key = p.customer_key and a.day <= p.day and p.day < a.until
    left join last_scores as s on s.customer_key = p.customer_key and s.day <= p.day and p.day < s.until
    left join satisfied as t on t.customer_key = p.customer_key and t.day = p.day
)

select * from final
