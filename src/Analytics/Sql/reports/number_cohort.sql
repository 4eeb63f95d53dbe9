-- Customers behind a cell of the cohorts | Clientes detrás de una celda de las cohortes
-- parameters:    by, view (as in cohorts), value (~ for not known, nothing for all), age, movement (cohort: what those pay who pay at the
--                age; cohort_kept: of that at most what they paid at the start)
-- definition:    The months of start that the cell counts: the complete ones, or all while none is.
-- definition_es: Los meses de inicio que cuenta la celda: los completos, o todos mientras no lo esté ninguno.
-- source:        mart.cohort_steps
-- over:          cohort_starts
with

members as (
    select customer_key, last_day(cohort + to_months($age::integer)) <= getvariable('as_of') as is_complete
    from cohort_starts
    where cohort + to_months($age::integer) <= getvariable('as_of')
        and ($value is null or coalesce(value, '~') = $value)
),

counted as (
    select customer_key
    from members
    where is_complete = (select bool_or(is_complete) from members)
)

select
    s.customer_key,
    sum(if($movement = 'cohort_kept', s.kept, s.mrr)) as amount,
    min(s.day) as day,
    null::varchar as movement,
    null::varchar as subtype
from mart.cohort_steps as s
semi join counted using (customer_key)
where if($view = 'calendar', s.calendar_age, s.age) <= $age::integer
group by s.customer_key
having sum(s.customers) > 0
