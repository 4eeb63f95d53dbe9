-- Comments with a theme
-- parameters: month, theme (none: those without one; nothing: all), start, size
-- definition: The comments of the window of NPS that count, the latest first. found says how many there are.
-- defaults:   start=1
-- over:       window_comments
-- source:     window_comments, core.customers
with

asked as (
    select distinct on (response_id) *
    from window_comments
    where $theme is null or coalesce(theme, 'none') = $theme
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
        count(*) over () as found
    from asked as a
    join core.customers as c using (customer_key)
    order by a.responded_at desc, a.response_id
    limit $size::bigint
    offset $start::bigint - 1
)

select * from final
