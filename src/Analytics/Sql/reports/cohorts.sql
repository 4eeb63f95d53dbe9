-- Cohorts: who stays, and what they pay | Cohortes: quién se queda y cuánto paga
-- parameters:    by (month, quarter, year of the start; segment, country, csm, acquisition_channel, industry, currency; plan, product at
--                the start), view (age, calendar)
-- definition:    logo = customers who pay at an age / customers at the start; grr = sum of the smaller of MRR then and at the start, nrr
--                = MRR then, both / MRR at the start (reading S41). A month of start is complete at an age when that month has ended; a
--                longer row when all its months are. A row by an attribute and the row of all (kind = all) hold complete months only. The
--                smallest values beyond 40 are one row (kind = others).
-- definition_es: logo = clientes que pagan a una edad / clientes al inicio; grr = suma del menor entre el MRR de entonces y el del
--                inicio, nrr = MRR de entonces, ambos / MRR del inicio (lectura S41). Un mes de inicio está completo a una edad cuando
--                ese mes ha terminado; una fila más larga, cuando lo están todos sus meses. Las filas por atributo y la de todos (kind =
--                all) solo llevan meses completos. A partir de 40, los valores más pequeños son una fila (kind = others).
-- defaults:      by=month
-- source:        selected_cohorts, mart.cohort_steps
-- over:          cohort_starts
with

steps as (
    select
        start_word($by, cohort) as value,
        cohort,
        if($view = 'calendar', calendar_age, age) as age,
        sum(customers)::bigint as customers,
        sum(mrr) as mrr,
        sum(kept) as kept
    from selected_cohorts
    where is_of_start($by)
    group by all
    union all
    select
        s.value,
        s.cohort,
        if($view = 'calendar', t.calendar_age, t.age) as age,
        sum(t.customers)::bigint as customers,
        sum(t.mrr) as mrr,
        sum(t.kept) as kept
    from mart.cohort_steps as t
    join cohort_starts as s using (customer_key)
    where not is_of_start($by)
    group by all
),

months as (
    select value, cohort, customers as start_customers, mrr as start_mrr
    from steps
    where age = 0
),

ranked as (
    select value, row_number() over (order by if(is_of_start($by), value, null), sum(start_customers) desc, value) as place
    from months
    group by value
),

known as (
    select *, if(place <= 40 or is_of_start($by), 'value', 'others') as kind
    from ranked
),

ages as (
    select unnest(range(0, 1 + (select max(datediff('month', cohort, getvariable('as_of'))) from months))) as age
),

cells as (
    select
        m.*,
        a.age,
        sum(s.customers) over so_far as customers,
        sum(s.mrr) over so_far as mrr,
        sum(s.kept) over so_far as kept,
        last_day(m.cohort + to_months(a.age::integer)) <= getvariable('as_of') as is_complete
    from months as m
    join ages as a on m.cohort + to_months(a.age::integer) <= getvariable('as_of')
    left join steps as s on s.value is not distinct from m.value and s.cohort = m.cohort and s.age = a.age
    window so_far as (partition by m.value, m.cohort order by a.age)
),

sized as (
    select
        c.*,
        k.kind,
        if(k.kind = 'value', k.value, null) as shown,
        if(k.kind = 'value', k.place, 41) as place,
        count(*) filter (c.is_complete) over cell as complete,
        (select count(*) from months as m where m.value is not distinct from c.value) as of_months
    from cells as c
    join known as k on k.value is not distinct from c.value
    window cell as (partition by k.kind, shown, c.age)
),

used as (
    select kind, shown as value, place, age, if(is_of_start($by), complete = of_months, complete > 0) as is_complete,
        start_customers, customers, start_mrr, mrr, kept
    from sized
    where is_complete or complete = 0
    union all
    select 'all', null, 42, age, true, start_customers, customers, start_mrr, mrr, kept
    from cells
    where is_complete
),

final as (
    select
        kind, value, place, age::integer as age, is_complete,
        sum(start_customers)::bigint as n,
        sum(customers)::bigint as customers,
        sum(start_mrr)::decimal(38, 8) as start_mrr,
        sum(mrr)::decimal(38, 8) as mrr,
        sum(kept)::decimal(38, 8) as kept_mrr,
        (sum(customers) / nullif(sum(start_customers), 0))::decimal(18, 8) as logo,
        (sum(kept) / nullif(sum(start_mrr), 0))::decimal(18, 8) as grr,
        (sum(mrr) / nullif(sum(start_mrr), 0))::decimal(18, 8) as nrr
    from used
    group by kind, value, place, age, is_complete
    order by place, age
)

select * from final
