-- Reasons for offers, counted | Motivos de las ofertas, contados
-- over:          growth_usage, growth_pairs, growth_white, growth_yearly, growth_guards, growth_candidates
-- parameters:    overrides, offered, answers (as in growth_candidates and growth_guards)
-- definition:    By kind: customers with the reason, those of them within a guard rail, and offers (at most two a customer) with the MRR
--                they are expected to add. The row guard counts customers by guard rail, with or without a reason.
-- definition_es: Por tipo: clientes con el motivo, cuántos de ellos están protegidos, y ofertas (como mucho dos por cliente) con el MRR
--                que se espera que añadan. La fila guard cuenta los clientes por protección, tengan motivo o no.
-- defaults:      overrides=[], offered=[], answers=[]
-- source:        mart.sold_today, mart.health_today, mart.receivables, mart.survey_answers
-- decided:       docs/decisions/0059-an-offer-has-a-reason-and-keeps-out-of-the-way.md
with

final as (
    select
        'kind' as what,
        kind as name,
        count(distinct customer_key)::bigint as customers,
        (count(distinct customer_key) filter (is_guarded))::bigint as guarded,
        (count(*) filter (not is_guarded and place <= most_offers()))::bigint as offers,
        coalesce(sum(expected) filter (not is_guarded and place <= most_offers()), 0)::decimal(38, 8) as expected
    from growth_candidates
    group by kind
    union all
    select 'guard', guard, count(distinct customer_key)::bigint, count(distinct customer_key)::bigint, 0::bigint, 0::decimal(38, 8)
    from growth_guards
    where customer_key in (select customer_key from mart.sold_today)
    group by guard
)

select * from final order by what desc, expected desc, name
