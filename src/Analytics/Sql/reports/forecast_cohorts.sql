-- MRR by month of start and calendar month | MRR por mes de inicio y mes natural
-- definition:    What the customers who started in a month paid on their first day (age 0) and at the end of each month after it, at the
--                opening rate of the month of start; whole months only.
-- definition_es: Lo que pagaron los clientes que empezaron en un mes en su primer día (edad 0) y al final de cada mes siguiente, al tipo
--                de cambio con que abre el mes de inicio; solo meses completos.
-- source:        selected_cohorts
-- decided:       docs/decisions/0060-the-forecast-of-mrr-shows-its-own-error.md
with

steps as (
    select cohort, calendar_age, sum(mrr) as mrr
    from selected_cohorts
    group by all
),

ages as (
    select
        cohort,
        unnest(range(0, 1 + datediff('month', cohort, (select max(m.month) from mart.months as m where m.is_complete))))::integer as age
    from (select distinct cohort from steps)
)

select a.cohort, a.age, (sum(coalesce(s.mrr, 0)) over (partition by a.cohort order by a.age))::double as mrr
from ages as a
left join steps as s on s.cohort = a.cohort and s.calendar_age = a.age
order by a.cohort, a.age
