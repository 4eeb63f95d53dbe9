-- Chance of renewals against what happened | La probabilidad de renovación frente a lo que pasó
-- parameters:    none
-- definition:    Of each earlier day that was scored with later months unseen or replayed, the next term end of every subscription not
--                under notice, as far as it has passed: the mean chance foreseen, as renewals_ahead has it with the share of terms
--                renewed in the 12 months before, and the share that was renewed. brier is the mean squared error, brier_of_rate that of
--                foreseeing the share itself. By how far ahead the renewal lay.
-- definition_es: De cada día anterior que se puntuó sin ver los meses posteriores o se recalculó, el siguiente fin de plazo de cada
--                suscripción sin baja avisada, si ya ha pasado: la probabilidad media prevista, como en renewals_ahead con la proporción
--                de plazos renovados en los 12 meses anteriores, y la proporción que se renovó. brier es el error cuadrático medio,
--                brier_of_rate el de prever la propia proporción. Según lo lejos que estaba la renovación.
-- source:        ops.health_runs, ops.health_scores, mart.renewals
-- decided:       docs/decisions/0058-a-renewal-is-as-likely-as-the-customer-stays.md
with

runs as (
    select run_id, day as seen_on, horizon
    from ops.health_runs
    where kind in ('backtest', 'replay')
    qualify row_number() over (partition by day order by kind, run_id desc) = 1
),

rates as (
    select r.seen_on, count(*) filter (n.renewed > 0) / nullif(count(*), 0)::double as rate
    from runs as r
    join mart.renewals as n on n.day <= r.seen_on and n.day > r.seen_on - interval 12 month
    group by r.seen_on
    having count(*) >= 20
),

ends as (
    select r.run_id, r.seen_on, r.horizon, n.service_key, n.customer_key, min(n.day) as day, arg_min(n.renewed > 0, n.day) as is_renewed
    from runs as r
    join mart.renewals as n on n.day > r.seen_on
    join core.subscriptions as s on s.subscription_key = n.service_key and coalesce(s.cancel_requested_on > r.seen_on, true) and s.starts_on <= r.seen_on
    group by all
),

foreseen as (
    select
        e.day - e.seen_on as ahead,
        e.is_renewed::integer as is_renewed,
        a.rate,
        case
            when e.day <= e.seen_on + e.horizon or a.rate is null then pow(1 - s.probability, (e.day - e.seen_on) / nullif(e.horizon, 0)::double)
            else (1 - s.probability) * a.rate
        end as chance
    from ends as e
    join core.customers as c using (customer_key)
    join ops.health_scores as s on s.run_id = e.run_id and s.customer_id = c.customer_id
    left join rates as a using (seen_on)
    where s.probability is not null
),

final as (
    select
        case when ahead <= 30 then 30 when ahead <= 90 then 90 when ahead <= 180 then 180 else 365 end::integer as within_days,
        count(*)::bigint as n,
        avg(chance) as foreseen,
        avg(is_renewed) as renewed,
        avg(pow(chance - is_renewed, 2)) as brier,
        avg(pow(rate - is_renewed, 2)) as brier_of_rate
    from foreseen
    group by all
)

select * from final order by within_days
