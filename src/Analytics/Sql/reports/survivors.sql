-- Who has not left, by month of start and age | Quién no se ha ido, por mes de inicio y edad
-- definition:    Customers of a month of start who have not left for good by an age in whole months, for the ages that have come for all
--                of them. A customer who came back had not left.
-- definition_es: Clientes de un mes de inicio que no se han ido para siempre a una edad en meses completos, para las edades que ya han
--                cumplido todos. Un cliente que volvió no se había ido.
-- source:        mart.customer_lives
with

leaving as (
    select s.cohort, months_of_age(l.first_day, l.left_on) as age, count(*) as customers
    from mart.customer_lives as l
    join selected_starts as s using (customer_key)
    group by all
),

cohorts as (
    select cohort, sum(customers) as customers
    from leaving
    group by cohort
),

ages as (
    select c.cohort, c.customers, unnest(range(0, datediff('month', c.cohort, getvariable('as_of') + 1)::bigint)) as age
    from cohorts as c
)

select a.cohort, a.age::integer as age, (a.customers - coalesce(sum(l.customers), 0))::bigint as customers
from ages as a
left join leaving as l on l.cohort = a.cohort and l.age <= a.age
group by a.cohort, a.customers, a.age
order by a.cohort, a.age
