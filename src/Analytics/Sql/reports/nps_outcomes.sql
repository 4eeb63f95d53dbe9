-- What became of customers by what they answered | Qué fue de los clientes según lo que respondieron
-- parameters:    month
-- definition:    Customers who paid at the end of a month, by the mean of the answers that counted then (promoter above 0, detractor
--                below), silent or unasked; gone are those who pay nothing six months later. Looked at every six months back from six
--                months before the last whole month, four times at most, so that no month of leaving is counted twice. Wilson's 95 %
--                interval; a share needs five customers.
-- definition_es: Clientes que pagaban al final de un mes, según la media de las respuestas que contaban entonces (promotor por encima de
--                0, detractor por debajo), silenciosos o no preguntados; gone son los que no pagan nada seis meses después. Se mira cada
--                seis meses hacia atrás desde seis meses antes del último mes completo, cuatro veces como mucho, para que ningún mes de
--                baja cuente dos veces. Intervalo del 95 % de Wilson; una proporción pide cinco clientes.
-- source:        selected_answers, selected_states
with

ends as (
    select m.month, m.last_day, last_day((m.month + interval 6 month)::date) as later
    from mart.months as m
    join (select max(month) as last_whole from mart.months where is_complete and month <= end_month($month)) as w
        on m.month < w.last_whole and (month_number(w.last_whole) - month_number(m.month)) % 6 = 0
    order by m.month desc
    limit 4
),

-- Each customer on both days of each look, in one pass over what customers pay from one change to the next.
balances as (
    select
        e.month,
        s.customer_key,
        sum(valued_by_parts(s.mrr, r.rate, r.whole, r.rest)) filter (s.valid_from <= e.last_day) as mrr,
        coalesce(bool_or(s.valid_to > e.later), false) as stays
    from selected_states as s
    cross join ends as e
    join core.rates as r on r.currency = s.currency and r.month = e.month
    where s.valid_from <= e.later and s.valid_to > e.last_day
    group by e.month, s.customer_key
),

votes as (
    select e.month, a.customer_key, avg(a.vote) as vote
    from selected_answers as a
    cross join ends as e
    where a.survey = 'nps' and a.vote is not null and counts_on(a.day, a.until, e.last_day)
    group by all
),

asked as (
    select distinct e.month, a.customer_key
    from selected_answers as a
    cross join ends as e
    where a.survey = 'nps' and asked_on(a.sent_on, e.last_day)
),

seen as (
    select
        coalesce(voice_of(v.vote), if(q.customer_key is null, 'unasked', 'silent')) as voice,
        not b.stays as has_left,
        b.mrr
    from balances as b
    left join votes as v on v.customer_key = b.customer_key and v.month = b.month
    left join asked as q on q.customer_key = b.customer_key and q.month = b.month
    where b.mrr > 0
),

sums as (
    select
        if(grouping(voice) = 1, 'total', voice) as voice,
        count(*) as n,
        count(*) filter (has_left) as gone,
        sum(mrr) filter (has_left) as lost
    from seen
    group by grouping sets ((voice), ())
),

shares as (
    select
        k.voice,
        coalesce(s.n, 0)::bigint as n,
        coalesce(s.gone, 0)::bigint as gone,
        coalesce(s.lost, 0) as lost,
        if(s.n >= 5, s.gone::double / nullif(s.n, 0), null) as part
    from (select unnest(list_append(voice_names(), 'total')) as voice) as k
    left join sums as s using (voice)
),

final as (
    select
        voice,
        n,
        gone,
        lost::decimal(38, 8) as lost_mrr,
        part::decimal(18, 8) as share,
        if(part is null, null, wilson_low(part, n::double))::decimal(18, 8) as low,
        if(part is null, null, wilson_high(part, n::double))::decimal(18, 8) as high
    from shares
    order by list_position(list_append(voice_names(), 'total'), voice)
)

select * from final
