-- Phrases that no theme names | Frases que ningún tema nombra
-- parameters:    month
-- definition:    Of the comments of the window of NPS that have no theme: the phrases of two and three words that at least two customers
--                use, those of most customers first, twenty at most. Accents make no difference; the way most people write a phrase is
--                shown. A phrase that always stands inside a longer one is left out.
-- definition_es: De los comentarios sin tema de la ventana del NPS: las frases de dos y tres palabras que usan al menos dos clientes,
--                primero las de más clientes, veinte como máximo. Los acentos no cuentan; se muestra la forma en que la escribe la
--                mayoría. Queda fuera la frase que siempre va dentro de otra más larga.
-- over:          window_comments
-- source:        window_comments, mart.comments
with

said as (
    select folded(phrase) as key, phrase, response_id, customer_key
    from (
        select response_id, customer_key, unnest(phrases) as phrase
        from mart.comments
        semi join (select response_id from window_comments where theme is null) using (response_id)
    )
),

counted as (
    select key, mode(phrase) as phrase, count(distinct response_id) as comments, count(distinct customer_key) as customers
    from said
    group by key
    having count(distinct customer_key) >= 2
),

final as (
    select phrase, comments::bigint as comments, customers::bigint as customers
    from counted as c
    where not exists (
        select 1 from counted as longer
        where longer.key <> c.key and longer.comments = c.comments and contains(' ' || longer.key || ' ', ' ' || c.key || ' ')
    )
    order by customers desc, comments desc, length(phrase) desc, phrase
    limit 20
)

select * from final
