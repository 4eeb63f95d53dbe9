-- Net promoter score, each customer once
-- label:         NPS by customer | NPS por cliente
-- unit:          score
-- better:        higher
-- definition:    The NPS of each customer's own answers, averaged over customers who answered: many contacts of one customer weigh as
--                one. The window and the answers are those of NPS. None under five customers; no margin under thirty.
-- definition_es: El NPS de las respuestas de cada cliente, en media de los clientes que respondieron: muchos contactos de un cliente
--                pesan como uno. La ventana y las respuestas son las del NPS. Ninguno con menos de cinco clientes; sin margen con
--                menos de treinta.
-- source:        mart.survey_answers
-- also:          margin
-- decided:       docs/decisions/0038-an-answer-is-one-vote-and-silence-is-a-class.md
with

customers as (
    select month, customer_key, avg(vote) as vote
    from selected_votes
    where survey = 'nps'
    group by month, customer_key
),

sums as (
    select month, count(*)::bigint as n, 100 * avg(vote) as score, 100 * z95() * sqrt(var_pop(vote) / nullif(count(*), 0)) as margin
    from customers
    group by month
)

select m.month, if(n >= 5, score, null)::decimal(28, 8) as value, n, if(n >= 30, margin, null)::decimal(28, 8) as margin
from selected_months as m
left join sums using (month)
