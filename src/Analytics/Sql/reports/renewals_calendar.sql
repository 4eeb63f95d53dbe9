-- Renewals of the next 12 months | Renovaciones de los próximos 12 meses
-- over:          renewals_ahead
-- parameters:    calls (a JSON list of customer_id, term_end, call and expected)
-- definition:    By month of the term's end: customers x days (renewals), MRR up for renewal, of that under notice, what is expected to
--                be kept by the model and by people (their call, else the model), and committed MRR of the same subscriptions. The total
--                is the row without a month; notices: renewals not under notice whose last day to give notice is today or in the next 30
--                days.
-- definition_es: Por mes de fin del plazo: clientes x días (renewals), MRR por renovar, el que de él tiene la baja avisada, lo que
--                esperan conservar el modelo y las personas (su opinión o, si falta, el modelo), y el MRR comprometido de las mismas
--                suscripciones. El total es la fila sin mes; notices: renovaciones sin baja avisada cuyo último día de aviso es hoy o en
--                los próximos 30 días.
-- defaults:      calls=[]
-- source:        mart.coming_terms, mart.health_today, mart.committed
-- decided:       docs/decisions/0058-a-renewal-is-as-likely-as-the-customer-stays.md
with

months as (
    select (date_trunc('month', getvariable('as_of') + 1) + to_months(i::integer))::date as month
    from range(0, 13) as every(i)
    where (date_trunc('month', getvariable('as_of') + 1) + to_months(i::integer))::date <= getvariable('as_of') + interval 12 month
),

final as (
    select
        m.month,
        count(a.day)::bigint as renewals,
        coalesce(sum(a.mrr), 0)::decimal(38, 8) as mrr,
        coalesce(sum(a.mrr - a.staying_mrr), 0)::decimal(38, 8) as leaving_mrr,
        if(count(a.day) = count(a.model_mrr), coalesce(sum(a.model_mrr), 0), null)::decimal(38, 8) as model_mrr,
        if(count(a.day) = count(coalesce(a.call_mrr, a.model_mrr)), coalesce(sum(coalesce(a.call_mrr, a.model_mrr)), 0), null)::decimal(38, 8) as call_mrr,
        count(a.call)::bigint as called,
        coalesce(sum(a.committed_mrr), 0)::decimal(38, 8) as committed_mrr,
        count(*) filter (a.notice_in between 0 and 30 and a.staying_mrr > 0)::bigint as notices,
        coalesce(sum(a.mrr) filter (a.notice_in between 0 and 30 and a.staying_mrr > 0), 0)::decimal(38, 8) as notice_mrr,
        coalesce(sum(a.mrr - a.model_mrr) filter (a.notice_in between 0 and 30 and a.staying_mrr > 0), 0)::decimal(38, 8) as notice_at_risk
    from months as m
    left join renewals_ahead as a using (month)
    group by grouping sets ((m.month), ())
)

select * from final order by month nulls last
