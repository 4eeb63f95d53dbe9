-- Renewals of the next 90 days, by risk | Renovaciones de los próximos 90 días, por riesgo
-- over:          renewals_ahead
-- parameters:    calls (as in renewals_calendar)
-- definition:    Of the terms that end within 90 days: customers x days (renewals), MRR up for renewal and what of it the model does not
--                expect to be kept (at_risk), by the band of the customer's health; leaving is under notice, none was not scored. The
--                total is the row without a band.
-- definition_es: De los plazos que terminan en los próximos 90 días: clientes x días (renewals), MRR por renovar y lo que de él el modelo
--                no espera conservar (at_risk), por la banda de salud del cliente; leaving tiene la baja avisada, none no se puntuó. El
--                total es la fila sin banda.
-- defaults:      calls=[]
-- source:        mart.coming_terms, mart.health_today
-- decided:       docs/decisions/0058-a-renewal-is-as-likely-as-the-customer-stays.md
with

soon as (
    select coalesce(band, 'none') as band, mrr, model_mrr from renewals_ahead where day <= getvariable('as_of') + 90
),

final as (
    select
        band,
        count(*)::bigint as renewals,
        coalesce(sum(mrr), 0)::decimal(38, 8) as mrr,
        if(count(*) = count(model_mrr), coalesce(sum(mrr - model_mrr), 0), null)::decimal(38, 8) as at_risk
    from soon
    group by grouping sets ((band), ())
)

select * from final order by case band when 'leaving' then 1 when 'red' then 2 when 'amber' then 3 when 'green' then 4 when 'none' then 5 else 6 end
