-- The MRR of each customer by what its contacts answer | El MRR de cada cliente según lo que responden sus contactos
-- parameters:    month
-- definition:    Each customer who pays at the end of the period, with its MRR shared among the voices of its answers (see voices).
-- definition_es: Cada cliente que paga al final del periodo, con su MRR repartido entre las voces de sus respuestas (véase voices).
-- grain:         customer, voice
-- source:        selected_answers, monthly_balances
with

chosen as (
    select last_day from selected_months where month = $month
),

paying as (
    select customer_key, sum(mrr) as mrr
    from monthly_balances
    where month = end_month($month)
    group by customer_key
    having sum(mrr) > 0
),

answers as (
    select customer_key, voice_of(vote) as voice, count(*) as answers
    from selected_answers
    where survey = 'nps' and vote is not null and counts_on(day, until, (select last_day from chosen))
    group by all
),

asked as (
    select distinct customer_key
    from selected_answers
    where survey = 'nps' and asked_on(sent_on, (select last_day from chosen))
),

shares as (
    select customer_key, voice, answers, answers / nullif(sum(answers) over (partition by customer_key), 0) as share
    from answers
)

select
    p.customer_key,
    coalesce(s.voice, if(a.customer_key is null, 'unasked', 'silent')) as voice,
    coalesce(s.answers, 0) as answers,
    if(s.share is null or s.share = 1, p.mrr, (p.mrr::double * s.share)::decimal(38, 12)) as amount
from paying as p
left join shares as s using (customer_key)
left join asked as a using (customer_key)
