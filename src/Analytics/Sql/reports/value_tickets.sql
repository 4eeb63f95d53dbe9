-- What a customer asked for in a quarter, and how fast it was answered | Lo que un cliente pidió en un trimestre y con qué rapidez se le respondió
-- parameters:    customer, from, to (first and last day)
-- definition:    Tickets opened in it by category, how many of them were solved by the as-of day, and the median hours until the first
--                answer and until they were solved, of those that have one; the total last.
-- definition_es: Incidencias abiertas en él por categoría, cuántas estaban resueltas el día de los datos y la mediana de horas hasta la
--                primera respuesta y hasta la solución, de las que las tienen; el total al final.
-- source:        staging.support_tickets
with

opened as (
    select
        coalesce(category, '') as category,
        solved_at::date <= getvariable('as_of') as is_solved,
        date_diff('minute', opened_at, first_response_at) / nullif(60.0, 0) as answered,
        if(solved_at::date <= getvariable('as_of'), date_diff('minute', opened_at, solved_at) / nullif(60.0, 0), null) as solved
    from staging.support_tickets
    where customer_id = $customer and reason is null
        and opened_at::date >= $from::date and opened_at::date <= $to::date and opened_at::date <= getvariable('as_of')
)

select
    category,
    grouping(category) = 1 as is_total,
    count(*)::bigint as tickets,
    (count(*) filter (is_solved))::bigint as solved,
    median(answered)::decimal(18, 4) as hours_to_answer,
    median(solved)::decimal(18, 4) as hours_to_solve
from opened
group by rollup (category)
having count(*) > 0
order by is_total, tickets desc, category
