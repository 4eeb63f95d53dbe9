-- Themes of one customer's comments | Temas de los comentarios de un cliente
-- parameters:    customer_key (so that only its rows are looked at)
-- definition:    Day, survey and themes of each answer that says something in words, by their labels in both languages, the latest first.
-- definition_es: Día, encuesta y temas de cada respuesta que dice algo con palabras, con sus nombres en ambos idiomas, primero la última.
-- source:        mart.comments, core.themes
with

said as (
    select response_id, day, survey, comment, unnest(themes) as theme
    from mart.comments
    where customer_key = $customer_key
)

select
    s.day,
    s.survey,
    s.comment,
    string_agg(coalesce(t.label_en, s.theme), ', ' order by t.position, s.theme) as themes_en,
    string_agg(coalesce(t.label_es, s.theme), ', ' order by t.position, s.theme) as themes_es
from said as s
left join core.themes as t using (theme)
group by s.response_id, s.day, s.survey, s.comment
order by s.day desc, s.response_id
