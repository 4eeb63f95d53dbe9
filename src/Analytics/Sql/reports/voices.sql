-- The MRR behind each voice at the end of a period | El MRR detrás de cada voz al final de un periodo
-- parameters:    month
-- definition:    Customers who pay for what is selected, by what their contacts answer in the window of NPS: promoters, passives,
--                detractors; silent are those who were asked in it and did not answer, unasked the others. The MRR of a customer with
--                several answers is shared evenly among them, so that the rows add up to MRR; such a customer counts in each row, and
--                once in the total.
-- definition_es: Clientes que pagan por lo seleccionado, según lo que responden sus contactos en la ventana del NPS: promotores, pasivos,
--                detractores; silent son los que fueron preguntados en ella y no respondieron, unasked los demás. El MRR de un cliente
--                con varias respuestas se reparte por igual entre ellas, para que las filas sumen el MRR; ese cliente cuenta en cada
--                fila, y una vez en el total.
-- over:          voice_shares
-- source:        voice_shares
with

sums as (
    select
        if(grouping(voice) = 1, 'total', voice) as voice,
        sum(answers) as answers,
        count(distinct customer_key) as customers,
        sum(amount) as mrr
    from voice_shares
    group by grouping sets ((voice), ())
)

select
    k.voice,
    coalesce(s.answers, 0)::bigint as answers,
    coalesce(s.customers, 0)::bigint as customers,
    coalesce(s.mrr, 0)::decimal(38, 8) as mrr,
    (coalesce(s.mrr, 0)::double / nullif(max(s.mrr) filter (k.voice = 'total') over (), 0)::double)::decimal(18, 8) as share
from (select unnest(list_append(voice_names(), 'total')) as voice) as k
left join sums as s using (voice)
order by list_position(list_append(voice_names(), 'total'), k.voice)
