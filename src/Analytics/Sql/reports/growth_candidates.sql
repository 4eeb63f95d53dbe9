-- What could be offered to whom
-- reads:         growth_usage, growth_white, growth_yearly, growth_guards
-- parameters:    offered (a JSON list of customer_id, made_on, kind and item), answers (a JSON list of kind, answered and accepted)
-- definition:    Every reason for an offer with the MRR it would add (of a year instead of 12 months: a twelfth of the gain), times the
--                share of offers of the kind that were accepted, once 20 have been answered (expected); the two with the most for a
--                customer within no guard rail are offers. The same thing is not offered again for 180 days.
-- definition_es: Todos los motivos de oferta con el MRR que añadirían (de un año en lugar de 12 meses, un doceavo de la ganancia), por la
--                proporción de ofertas del tipo que se aceptaron, una vez contestadas 20 (expected); las dos mayores de un cliente sin
--                ninguna protección son ofertas. Lo mismo no se vuelve a ofrecer en 180 días.
-- grain:         customer, kind, item
with

made as (
    select unnest(from_json($offered, '[{"customer_id": "VARCHAR", "made_on": "DATE", "kind": "VARCHAR", "item": "VARCHAR"}]'), recursive := true)
),

answered as (
    select unnest(from_json($answers, '[{"kind": "VARCHAR", "answered": "BIGINT", "accepted": "BIGINT"}]'), recursive := true)
),

reasons as (
    select
        customer_key, kind, item, item_name, mrr_added, level as measure, trend,
        null::varchar as thing, null::varchar as name, null::bigint as n, null::decimal(38, 8) as saving, null::integer as break_even
    from growth_usage
    union all by name
    select customer_key, kind, item, item as item_name, mrr_added, lift as measure, thing, name, n
    from growth_white
    union all by name
    select customer_key, kind, item, item as item_name, (gain::double / 12)::decimal(38, 8) as mrr_added, churn as measure, saving, break_even
    from growth_yearly
    where gain > 0
),

valued_reasons as (
    select
        r.* exclude (name),
        r.name as thing_name,
        c.customer_id,
        a.accepted / nullif(a.answered, 0)::double as accepted_share,
        (r.mrr_added::double * if(a.answered >= least_answers(), a.accepted / nullif(a.answered, 0)::double, 1))::decimal(38, 8) as expected
    from reasons as r
    join core.customers as c using (customer_key)
    left join answered as a using (kind)
    where not exists (
        select 1
        from made as m
        where m.customer_id = c.customer_id and m.kind = r.kind and m.item = r.item and m.made_on > getvariable('as_of') - again_after_days()
    )
),

final as (
    select
        *,
        customer_key in (select customer_key from growth_guards) as is_guarded,
        row_number() over (partition by customer_key order by expected desc, kind, item)
            + (select count(*) from made as m where m.customer_id = valued_reasons.customer_id and m.made_on = getvariable('as_of')) as place
    from valued_reasons
)

select * from final
