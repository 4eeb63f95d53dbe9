-- Lives of customers, counted | Vidas de los clientes, contadas
-- parameters:    by (as in cohorts; one row of all for month, quarter and year of the start)
-- definition:    Days from the first day with MRR to the day a customer left for good, or to the as-of day for who has not (ended =
--                false); customers is how many lives are alike.
-- definition_es: Días desde el primero con MRR hasta el día en que el cliente se fue para siempre, o hasta el día de los datos si no se
--                ha ido (ended = false); customers es cuántas vidas son iguales.
-- defaults:      by=month
-- source:        mart.customer_lives
-- over:          cohort_starts
select
    if(is_of_start($by), null, s.value) as value,
    (coalesce(l.left_on, getvariable('as_of')) - l.first_day)::integer as days,
    l.left_on is not null as ended,
    count(*)::bigint as customers
from mart.customer_lives as l
join cohort_starts as s using (customer_key)
group by all
order by value, days, ended
