-- Comments that count at the end of a period | Comentarios que cuentan al final de un periodo
-- parameters:    month
-- definition:    Those beside the answers that NPS counts (reading S47): given in the days of the policy nps_window_days that end with
--                the period's last day, of each contact the latest. Comments beside CSAT and CES of the same days count as comments, and
--                are no promoters and no detractors. A theme is null for a comment without one; a comment with several stands once for
--                each, and is_first once.
-- definition_es: Los que acompañan a las respuestas que cuentan para el NPS (lectura S47): dadas en los días de la política
--                nps_window_days que terminan con el último del periodo, la última de cada contacto. Los comentarios de CSAT y CES de los
--                mismos días cuentan como comentarios, y no son de promotores ni de detractores. El tema está vacío en un comentario que
--                no tiene; uno con varios figura una vez por tema, e is_first una sola vez.
-- source:        mart.comments, selected_customers, selected_months
with

counted as (
    select c.response_id, c.customer_key, c.kind, c.day, coalesce(c.themes, [null]) as themes
    from mart.comments as c
    semi join selected_customers using (customer_key)
    join (select last_day from selected_months where month = $month) as d on counts_on(c.day, c.until, d.last_day)
),

final as (
    select response_id, customer_key, kind, day, unnest(themes) as theme, unnest(range(len(themes))) = 0 as is_first
    from counted
)

select * from final
