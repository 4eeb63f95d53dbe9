-- What each customer of today is still expected to leave | Lo que se espera que cada cliente de hoy aún deje
-- parameters:    expected (discounted months still to come of a customer aged 0, 1, 2 ... whole months, separated by commas)
-- definition:    Customers who pay for what is selected on the as-of day, by the months completed since their first day with MRR: worth =
--                MRR x margin x the months the fitted sBG model expects of that age (DERL). Null without a margin.
-- definition_es: Clientes que pagan por lo seleccionado el día de los datos, según los meses cumplidos desde su primer día con MRR: worth
--                = MRR x margen x los meses que el modelo sBG ajustado espera de esa edad (DERL). Vacío sin margen.
-- grain:         customer
-- source:        mart.customer_lives, monthly_balances
with

ages as (
    select string_split($expected, ',')::double[] as months
),

paying as (
    select customer_key, sum(mrr) as mrr
    from monthly_balances
    where month = (select max(month) from mart.months)
    group by customer_key
    having sum(mrr) > 0
),

aged as (
    select p.customer_key, p.mrr, months_of_age(l.first_day, getvariable('as_of') + 1) - 1 as age
    from paying as p
    join mart.customer_lives as l using (customer_key)
)

select
    p.customer_key,
    p.age::integer as age,
    p.mrr,
    a.months[least(p.age + 1, len(a.months))] as months,
    p.mrr::double * gross_margin() * a.months[least(p.age + 1, len(a.months))] as worth
from aged as p
cross join ages as a
