-- Themes of comments | Temas de los comentarios
-- parameters:    month, sort (shared, comments, mrr, customers)
-- definition:    Comments of the window of NPS by theme: how many, by how many customers, and what these pay at the end of the period,
--                each customer once. shared is the smaller of detractors and passives: what both say holds back the most. other comes
--                with CSAT and CES. The row kind none holds comments without a theme, total all; a comment with two themes is in two rows
--                and once in the total. trail: comments written in each of the twelve months to the period's end.
-- definition_es: Comentarios de la ventana del NPS por tema: cuántos, de cuántos clientes y lo que pagan estos al final del periodo, cada
--                cliente una vez. shared es el menor entre detractores y pasivos: lo que dicen ambos es lo que más frena. other viene con
--                CSAT y CES. La fila de kind none lleva los comentarios sin tema, total todos; un comentario con dos temas está en dos
--                filas y una vez en el total. trail: comentarios escritos en cada uno de los doce meses hasta el final del periodo.
-- defaults:      sort=shared
-- over:          window_comments
-- source:        window_comments, mart.comments, core.themes, monthly_balances
with

balances as (
    select customer_key, sum(mrr) as mrr
    from monthly_balances
    where month = end_month($month)
    group by customer_key
),

counted as (
    select if(theme is null, 'none', 'theme') as kind, theme, customer_key, kind as side from window_comments
    union all
    select 'total', null, customer_key, kind from window_comments where is_first
),

sides as (
    select
        kind, theme, customer_key,
        count(*) as comments,
        count(*) filter (side = 'promoter') as promoters,
        count(*) filter (side = 'passive') as passives,
        count(*) filter (side = 'detractor') as detractors,
        count(*) filter (side is null) as other
    from counted
    group by all
),

sums as (
    select
        s.kind, s.theme, sum(s.comments) as comments, count(*) as customers, coalesce(sum(b.mrr), 0) as mrr,
        sum(s.promoters) as promoters, sum(s.passives) as passives, sum(s.detractors) as detractors, sum(s.other) as other
    from sides as s
    left join balances as b using (customer_key)
    group by s.kind, s.theme
),

months as (
    select date_trunc('month', end_month($month) - to_months(11 - i::integer))::date as month, i
    from range(12) as t (i)
),

dated as (
    select coalesce(themes, [null]) as themes, date_trunc('month', day)::date as month
    from mart.comments
    semi join selected_customers using (customer_key)
    where day >= (end_month($month) - interval 11 month)::date and day < (end_month($month) + interval 1 month)::date
),

written as (
    select if(theme is null, 'none', 'theme') as kind, theme, month, count(*) as comments
    from (select unnest(themes) as theme, month from dated)
    group by theme, month
    union all
    select 'total', null, month, count(*) from dated group by month
),

rows_shown as (
    select 'theme' as kind, theme, label_es, label_en, position from core.themes
    union all
    select unnest(['none', 'total']), null, null, null, unnest([1000, 1001])
),

trails as (
    select r.kind, r.theme, list(coalesce(w.comments, 0) order by m.i) as trail
    from rows_shown as r
    cross join months as m
    left join written as w on w.kind = r.kind and w.theme is not distinct from r.theme and w.month = m.month
    group by r.kind, r.theme
),

final as (
    select
        r.kind,
        r.theme,
        r.label_es,
        r.label_en,
        coalesce(s.comments, 0)::bigint as comments,
        coalesce(s.customers, 0)::bigint as customers,
        coalesce(s.mrr, 0)::decimal(38, 8) as mrr,
        coalesce(s.promoters, 0)::bigint as promoters,
        coalesce(s.passives, 0)::bigint as passives,
        coalesce(s.detractors, 0)::bigint as detractors,
        coalesce(s.other, 0)::bigint as other,
        least(coalesce(s.detractors, 0), coalesce(s.passives, 0))::bigint as shared,
        t.trail::bigint[] as trail
    from rows_shown as r
    join trails as t on t.kind = r.kind and t.theme is not distinct from r.theme
    left join sums as s on s.kind = r.kind and s.theme is not distinct from r.theme
    order by
        list_position(['theme', 'none', 'total'], r.kind),
        case $sort when 'comments' then comments::double when 'mrr' then mrr::double when 'customers' then customers::double else shared::double end desc,
        comments desc, r.position
)

select * from final
