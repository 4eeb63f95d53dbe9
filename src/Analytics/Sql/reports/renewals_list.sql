-- Renewals, one by one | Renovaciones, una por una
-- over:          renewals_ahead
-- parameters:    calls (as in renewals_calendar), show (all, notice, uncalled, leaving), ends_in (a month), who (customer_id), sort (end, notice, risk, mrr, name), start, size
-- definition:    A part of the renewals of the next 12 months in the order asked for; of_all counts the whole list, sums are of all of
--                it. notice: not under notice, and the last day to give it is today or in the next 30 days; uncalled: not under notice,
--                and nobody has written a call.
-- definition_es: Una parte de las renovaciones de los próximos 12 meses en el orden pedido; of_all cuenta toda la lista y las sumas son
--                de toda ella. notice: sin baja avisada y con el último día de aviso hoy o en los próximos 30 días; uncalled: sin baja
--                avisada y sin que nadie haya escrito una opinión.
-- defaults:      calls=[], show=all, sort=end, start=1, size=100000
-- source:        mart.coming_terms, mart.health_today
-- decided:       docs/decisions/0058-a-renewal-is-as-likely-as-the-customer-stays.md
with

listed as (
    select *, coalesce((mrr - model_mrr)::double, 0) as at_risk
    from renewals_ahead
    where ($ends_in::date is null or month = $ends_in::date)
        and ($who::varchar is null or customer_id = $who::varchar)
        and case $show
            when 'notice' then notice_in between 0 and 30 and staying_mrr > 0
            when 'uncalled' then call is null and staying_mrr > 0
            when 'leaving' then staying_mrr < mrr
            else true
        end
),

placed as (
    select
        *,
        count(*) over () as of_all,
        sum(mrr) over () as mrr_of_all,
        sum(model_mrr) over () as model_of_all,
        row_number() over (
            order by
                case $sort when 'mrr' then -mrr::double when 'risk' then -at_risk when 'notice' then if(notice_in < 0, 1000000 + notice_in, notice_in)::double end nulls last,
                if($sort = 'name', lower(name), null),
                day, mrr desc, customer_id
        ) as place
    from listed
),

final as (
    select
        customer_id,
        name,
        csm,
        day as term_end,
        notice_on,
        notice_in::integer as notice_in,
        mrr::decimal(38, 8) as mrr,
        committed_mrr::decimal(38, 8) as committed_mrr,
        chance,
        basis,
        band,
        model_mrr,
        call,
        call_mrr,
        to_json(subscriptions)::varchar as subscriptions,
        of_all::bigint as of_all,
        mrr_of_all::decimal(38, 8) as mrr_of_all,
        model_of_all::decimal(38, 8) as model_of_all
    from placed
    where place >= $start::bigint and place < $start::bigint + $size::bigint
    order by place
)

select * from final
