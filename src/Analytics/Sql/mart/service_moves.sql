-- Moves of services
-- definition: Each day on which a service's MRR paid, MRR on pause or plan changes, with its state the day before and at the
--             end of that day (null where there is none). Rows of by_month keep one move a month instead: from the state at
--             its opening to the one at its closing (reading S32), built only under the policy netting = month.
--             change is the change of held MRR in the reporting currency at the opening rate (reading S30).
-- grain:      by_month, service_key, day
with

states as (
    select service_key, customer_key, currency, valid_from, valid_to, mrr, paused_mrr, state, plan_key, terms_from
    from mart.service_states
    where valid_from <= getvariable('as_of')
),

daily as (
    select
        coalesce(b.service_key, a.service_key) as service_key,
        coalesce(b.customer_key, a.customer_key) as customer_key,
        coalesce(b.currency, a.currency) as currency,
        coalesce(a.valid_from, b.valid_to) as day,
        coalesce(b.mrr, 0)::decimal(18, 8) as mrr_before,
        coalesce(a.mrr, 0)::decimal(18, 8) as mrr_after,
        coalesce(b.paused_mrr, 0)::decimal(18, 8) as paused_before,
        coalesce(a.paused_mrr, 0)::decimal(18, 8) as paused_after,
        b.state as state_before,
        a.state as state_after,
        b.plan_key as plan_before,
        a.plan_key as plan_after,
        b.terms_from as terms_before,
        a.terms_from as terms_after
    from states as b
    full join states as a on a.service_key = b.service_key and a.valid_from = b.valid_to
    where coalesce(a.valid_from, b.valid_to) <= getvariable('as_of')
),

events as (
    select false as by_month, day as since, *
    from daily
    where mrr_before <> mrr_after
        or paused_before <> paused_after
        or (mrr_before > 0 and plan_before is distinct from plan_after)
),

months as (
    select
        true as by_month,
        date_trunc('month', day)::date as since,
        service_key,
        any_value(customer_key) as customer_key,
        any_value(currency) as currency,
        least(last_day(max(day)), getvariable('as_of')) as day,
        arg_min(mrr_before, day) as mrr_before,
        arg_max(mrr_after, day) as mrr_after,
        arg_min(paused_before, day) as paused_before,
        arg_max(paused_after, day) as paused_after,
        arg_min({'it': state_before}, day).it as state_before,
        arg_max({'it': state_after}, day).it as state_after,
        arg_min({'it': plan_before}, day).it as plan_before,
        arg_max({'it': plan_after}, day).it as plan_after,
        arg_min({'it': terms_before}, day).it as terms_before,
        arg_max({'it': terms_after}, day).it as terms_after
    from daily
    where getvariable('policy_netting') = 'month'
    group by service_key, date_trunc('month', day)
),

moves as (
    select * from events
    union all by name
    select * from months
),

final as (
    select
        m.*,
        date_trunc('month', m.day)::date as month,
        (mrr_after + paused_after - mrr_before - paused_before)::decimal(18, 8) as held_change,
        valued_by_parts(held_change, r.rate, r.whole, r.rest) as change,
        (paused_before - paused_after)::decimal(18, 8) as pause_flow,
        if(
            paused_before > 0 and state_after in ('running', 'bridged'), movement_word('resumed'), movement_word('paused')
        ) as pause_movement
    from moves as m
    left join core.rates as r
        on r.currency = m.currency and r.month = (date_trunc('month', m.day) - interval 1 month)::date
)

select * from final
