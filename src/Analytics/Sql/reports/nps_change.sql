-- Whether the NPS of a period differs from the one before | Si el NPS de un periodo difiere del anterior
-- parameters:    month
-- definition:    Answers that count on the period's last day beside those that counted when its window began: two windows without a day
--                in common. margin is that of the difference, z95() times the root of the sum of both squared errors; is_real says that
--                the difference is larger. Null with fewer than thirty answers on either side.
-- definition_es: Las respuestas que cuentan el último día del periodo junto a las que contaban al empezar su ventana: dos ventanas sin un
--                día en común. margin es el de la diferencia, z95() por la raíz de la suma de los dos errores al cuadrado; is_real dice
--                que la diferencia es mayor. Vacío con menos de treinta respuestas en uno de los lados.
-- source:        selected_answers
with

days as (
    select last_day, last_day - survey_days() as day_before
    from selected_months
    where month = $month
),

sums as (
    select
        count(*) filter (counts_on(a.day, a.until, d.last_day))::bigint as n,
        count(*) filter (a.vote = 1 and counts_on(a.day, a.until, d.last_day))::bigint as p,
        count(*) filter (a.vote = -1 and counts_on(a.day, a.until, d.last_day))::bigint as d,
        count(*) filter (counts_on(a.day, a.until, d.day_before))::bigint as n_before,
        count(*) filter (a.vote = 1 and counts_on(a.day, a.until, d.day_before))::bigint as p_before,
        count(*) filter (a.vote = -1 and counts_on(a.day, a.until, d.day_before))::bigint as d_before
    from selected_answers as a
    cross join days as d
    where a.survey = 'nps' and a.vote is not null
),

compared as (
    select
        *,
        nps_of(p, d, n) as nps,
        nps_of(p_before, d_before, n_before) as nps_before,
        if(least(n, n_before) >= 30, z95() * sqrt(pow(nps_error(p, d, n), 2) + pow(nps_error(p_before, d_before, n_before), 2)), null) as margin
    from sums
),

final as (
    select
        nps::decimal(28, 8) as nps,
        n,
        nps_before::decimal(28, 8) as nps_before,
        n_before,
        (nps - nps_before)::decimal(28, 8) as change,
        margin::decimal(28, 8) as margin,
        abs(nps - nps_before) > margin as is_real
    from compared
)

select * from final
