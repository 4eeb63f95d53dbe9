-- Customer satisfaction
-- label:         CSAT | CSAT
-- unit:          percent
-- better:        higher
-- definition:    Share of answers to CSAT surveys in the upper part of their scale (4 and 5 of 5), of all answers
--                in the days (a policy, 90) that end with the period's last day. None under five answers; low and high are Wilson's 95 %
--                interval.
-- definition_es: Proporción de respuestas a encuestas CSAT en la parte alta de su escala (4 y 5 de 5),
--                de todas las respuestas en los días (una política, 90) que terminan con el último del periodo. Ninguna con menos de
--                cinco respuestas; el intervalo es el de Wilson, del 95 %.
-- source:        mart.survey_answers
-- also:          low, high
-- decided:       docs/decisions/0038-an-answer-is-one-vote-and-silence-is-a-class.md
with

sums as (
    select month, count(*)::bigint as n, sum(vote)::double / nullif(count(*), 0) as share
    from selected_votes
    where survey = 'csat'
    group by month
)

select
    m.month,
    if(n >= 5, share, null)::decimal(28, 8) as value,
    n,
    if(n >= 5, wilson_low(share, n), null)::decimal(28, 8) as low,
    if(n >= 5, wilson_high(share, n), null)::decimal(28, 8) as high
from selected_months as m
left join sums using (month)
