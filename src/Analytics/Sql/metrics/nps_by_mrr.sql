-- Net promoter score, weighted by MRR
-- label:         NPS by MRR | NPS por MRR
-- unit:          score
-- better:        higher
-- definition:    The NPS of each customer's own answers, weighted by the selected MRR it pays at the end of the period: what the money
--                thinks. Customers who answered and pay; none under five of them, no margin under thirty.
-- definition_es: El NPS de las respuestas de cada cliente, ponderado por el MRR seleccionado que paga al final del periodo: lo que
--                piensa el dinero. Clientes que respondieron y pagan; ninguno con menos de cinco, sin margen con menos de treinta.
-- source:        mart.survey_answers, mart.service_balances
-- also:          margin
-- decided:       docs/decisions/0038-an-answer-is-one-vote-and-silence-is-a-class.md
with

customers as (
    select month, customer_key, avg(vote) as vote
    from selected_votes
    where survey = 'nps'
    group by month, customer_key
),

weights as (
    select p.month, b.customer_key, sum(b.mrr)::double as mrr
    from monthly_balances as b
    join selected_months as p on p.end_month = b.month
    group by p.month, b.customer_key
),

weighed as (
    select c.month, c.vote, w.mrr as weight
    from customers as c
    join weights as w using (month, customer_key)
    where w.mrr > 0
)

select * from nps_over('selected_months', 'weighed')
