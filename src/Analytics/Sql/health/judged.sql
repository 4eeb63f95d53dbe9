-- Scores of a run as they are kept
-- parameters: day, base, before (the run before; null for none), capacity, features
-- definition: Health is 100 x (1 - probability). Of the customers riskier than all are together (base), those with the most MRR at
--             risk are red, as many as the team can call; the others amber; who is not riskier green. A band changes when two runs in
--             a row want it, or with 5 points of health. Without a probability (scorecard) band and health come as they are.
--             reasons are the features that moved the score most, in the direction in which it lies from the base.
-- source:     temp.health_new, mart.service_states, core.rates, ops.health_scores
with

balances as (
    select s.customer_key, sum(valued_by_parts(s.mrr, r.rate, r.whole, r.rest)) as mrr
    from mart.service_states as s
    join core.rates as r on r.currency = s.currency and r.month = date_trunc('month', $day::date)
    where s.valid_from <= $day::date and s.valid_to > $day::date and s.mrr > 0
    group by s.customer_key
),

valued as (
    select
        n.*,
        coalesce(b.mrr, 0)::decimal(38, 8) as mrr,
        (coalesce(b.mrr, 0)::double * n.probability)::decimal(38, 8) as expected
    from temp.health_new as n
    left join core.customers as c using (customer_id)
    left join balances as b using (customer_key)
),

placed as (
    select *, row_number() over (order by coalesce(probability > $base, false) desc, expected desc nulls last, customer_id) as place
    from valued
),

wanted as (
    select
        * exclude (band),
        case
            when probability is null then band
            when probability <= $base then 'green'
            when place <= $capacity::bigint then 'red'
            else 'amber'
        end as wanted_band
    from placed
),

listed as (
    select * exclude (points, vals), points::float[] as points, vals::float[] as vals
    from wanted
),

pointed as (
    select *, list_grade_up(points[:-2]) as rising
    from listed
),

final as (
    select
        w.customer_id,
        w.probability,
        w.health,
        w.wanted_band,
        case
            when b.band is null or w.wanted_band in (b.band, b.wanted_band) or abs(w.health - b.health) >= 5 then w.wanted_band
            else b.band
        end as band,
        w.mrr,
        w.expected,
        list_transform(
            if(
                coalesce(w.probability > $base, w.wanted_band <> 'green'),
                list_filter(w.rising[1:3], lambda place: w.points[place] <= -0.05),
                list_filter(list_reverse(w.rising)[1:3], lambda place: w.points[place] >= 0.05)
            ),
            lambda place: list_extract($features::varchar[], place)
        ) as reasons,
        w.points,
        w.vals
    from pointed as w
    left join ops.health_scores as b on b.run_id = $before::integer and b.customer_id = w.customer_id
)

select * from final
