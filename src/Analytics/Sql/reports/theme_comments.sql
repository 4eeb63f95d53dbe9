-- Comments with a theme | Comentarios con un tema
-- parameters:    month, theme (none: those without one; nothing: all), start, size
-- definition:    The comments of the window of NPS that count, the latest first. found says how many there are.
-- definition_es: Los comentarios de la ventana del NPS que cuentan, primero el último. found dice cuántos hay.
-- defaults:      start=1
-- over:          window_comments
-- source:        window_comments, mart.comments, core.customers
with

asked as (
    select response_id
    from window_comments
    where if($theme is null, is_first, coalesce(theme, 'none') = $theme)
),

-- Only the comments shown are fetched.
shown as (
    select response_id, count(*) over () as found
    from asked
    join mart.comments as c using (response_id)
    order by c.responded_at desc, response_id
    limit $size::bigint
    offset $start::bigint - 1
),

final as (
    select
        c.customer_id,
        coalesce(c.name, c.customer_id) as name,
        a.day,
        a.survey,
        a.score::decimal(18, 8) as score,
        a.kind,
        a.language,
        array_to_string(a.themes, ',') as themes,
        a.comment,
        a.response_id,
        s.found
    from mart.comments as a
    join shown as s using (response_id)
    join core.customers as c using (customer_key)
    order by a.responded_at desc, a.response_id
)

select * from final
