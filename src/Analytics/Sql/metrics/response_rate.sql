-- Response rate of NPS surveys
-- label:         Response rate | Tasa de respuesta
-- unit:          percent
-- better:        higher
-- definition:    NPS surveys that were answered by the period's end, of those sent in the days (a policy, 90) that end with it. Answers
--                without a day of sending are not in it.
-- definition_es: Encuestas NPS contestadas al final del periodo, de las enviadas en los días (una política, 90) que terminan con él. Las
--                respuestas sin día de envío no cuentan.
-- source:        mart.survey_answers
-- decided:       docs/decisions/0038-an-answer-is-one-vote-and-silence-is-a-class.md
with

placed as (
    select sent_on, day, unnest(range(month_number(sent_on), month_number(sent_on + survey_days()) + 1)) as at
    from selected_answers
    where survey = 'nps' and sent_on is not null
),

sums as (
    select m.month, count(*)::bigint as n, count(*) filter (p.day <= m.last_day)::double as answered
    from placed as p
    join selected_months as m on month_number(m.last_day) = p.at
    where asked_on(p.sent_on, m.last_day)
    group by m.month
)

select m.month, (answered / nullif(n, 0))::decimal(28, 8) as value, n
from selected_months as m
left join sums using (month)
