-- Forecasts of renewals beside what happened
-- definition:    By day of snapshot: what was foreseen of the renewals, and of those whose day has come what was expected and kept, the
--                error of the sum (expected less kept, over kept) and the Brier score (mean square of the chance less 1 for renewed, 0
--                for not). Those with a call are compared on the same renewals: the model beside the people, whose chance is the share of
--                the MRR that they expected. Amounts are text in SQLite.
-- definition_es: Por día de la instantánea: lo previsto de las renovaciones y, de las que ya han llegado a su día, lo esperado y lo
--                conservado, el error de la suma (esperado menos conservado, entre conservado) y la puntuación de Brier (media del
--                cuadrado de la probabilidad menos 1 si se renovó, menos 0 si no). Las que tienen opinión se comparan sobre las mismas
--                renovaciones: el modelo junto a las personas, cuya probabilidad es la proporción del MRR que esperaban. En SQLite los
--                importes son texto.
-- source:        renewal_forecasts of the Work database
-- decided:       docs/decisions/0058-a-renewal-is-as-likely-as-the-customer-stays.md
with
typed as (
    select taken_on, call, chance,
        cast(mrr as double precision) as mrr,
        cast(model_mrr as double precision) as model_mrr,
        cast(call_mrr as double precision) as call_mrr,
        cast(kept_mrr as double precision) as kept_mrr
    from renewal_forecasts
),
marked as (
    select *,
        case when kept_mrr is not null and model_mrr is not null then 1 else 0 end as is_scored,
        case when kept_mrr is not null and model_mrr is not null and call_mrr is not null then 1 else 0 end as is_called,
        case when kept_mrr > 0 then 1.0 else 0.0 end as renewed,
        case when call_mrr > mrr then 1.0 else call_mrr / nullif(mrr, 0) end as call_share
    from typed
)
select taken_on,
    count(*) as renewals,
    sum(mrr) as mrr,
    sum(model_mrr) as model_mrr,
    sum(is_scored) as scored,
    sum(case when is_scored = 1 then mrr end) as scored_mrr,
    sum(case when is_scored = 1 then model_mrr end) as scored_model,
    sum(case when is_scored = 1 then kept_mrr end) as scored_kept,
    avg(case when is_scored = 1 then (chance - renewed) * (chance - renewed) end) as brier,
    sum(case when is_scored = 1 then model_mrr - kept_mrr end) / nullif(sum(case when is_scored = 1 then kept_mrr end), 0) as model_error,
    sum(is_called) as called,
    sum(case when is_called = 1 then model_mrr end) as called_model,
    sum(case when is_called = 1 then call_mrr end) as called_call,
    sum(case when is_called = 1 then kept_mrr end) as called_kept,
    sum(case when is_called = 1 then call_mrr - kept_mrr end) / nullif(sum(case when is_called = 1 then kept_mrr end), 0) as call_error,
    avg(case when is_called = 1 then (chance - renewed) * (chance - renewed) end) as called_brier,
    avg(case when is_called = 1 then (call_share - renewed) * (call_share - renewed) end) as call_brier
from marked
group by taken_on
order by taken_on desc
