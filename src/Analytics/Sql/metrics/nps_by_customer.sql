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
    select month, avg(vote) as vote, 1 as weight
    from selected_votes
    where survey = 'nps'
    group by month, customer_key
)

select * from nps_over('selected_months', 'customers')
