-- Net promoter score
-- label:         NPS | NPS
-- unit:          score
-- better:        higher
-- definition:    Share of answers of 9 and 10 less the share of 0 to 6, times 100: from -100 to 100. The latest answer of each contact
--                (a policy) in the days (a policy, 90) that end with the period's last day. None under five answers; margin is half
--                the 95 % interval, under thirty answers the adjusted one.
-- definition_es: Proporción de respuestas de 9 y 10 menos la de 0 a 6, por 100: de -100 a 100. La última respuesta de cada contacto (una
--                política) en los días (una política, 90) que terminan con el último del periodo. Ninguno con menos de cinco
--                respuestas; el margen es la mitad del intervalo del 95 %, con menos de treinta el ajustado.
-- source:        mart.survey_answers
-- also:          promoters, passives, detractors, margin, low, high
-- decided:       docs/decisions/0038-an-answer-is-one-vote-and-silence-is-a-class.md
with

sums as (
    select month, count(*)::bigint as n, count(*) filter (vote = 1)::bigint as p, count(*) filter (vote = -1)::bigint as d
    from selected_votes
    where survey = 'nps'
    group by month
)

select
    m.month,
    nps_of(p, d, n)::decimal(28, 8) as value,
    n,
    p as promoters,
    n - p - d as passives,
    d as detractors,
    nps_margin(p, d, n)::decimal(28, 8) as margin,
    nps_low(p, d, n)::decimal(28, 8) as low,
    nps_high(p, d, n)::decimal(28, 8) as high
from selected_months as m
left join sums using (month)
