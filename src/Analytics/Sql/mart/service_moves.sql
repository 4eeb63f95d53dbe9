-- Moves of services
-- definition: Each day on which a service's MRR paid, MRR on pause or plan changes, with its state the day before and at the
--             end of that day; null where there is none. netting = month keeps one row a month instead: the states at its
--             opening and its closing (reading S32), built only under that policy.
-- grain:      netting, service_key, day
with

ordered as (
    select
        *,
        lag(valid_to) over service as valid_to_before,
        lead(valid_from) over service as next_from,
        {'mrr': mrr, 'paused_mrr': paused_mrr, 'state': state, 'terms': terms} as now,
        lag({'mrr': mrr, 'paused_mrr': paused_mrr, 'state': state, 'terms': terms}) over service as earlier
    from mart.service_states
    where valid_from <= getvariable('as_of')
    window service as (partition by service_key order by valid_from)
),

turns as (
    select
        service_key, customer_key, valid_from as day,
        if(valid_to_before = valid_from, earlier, null) as before,
        now as after,
        load_id, line
    from ordered
    union all
    select service_key, customer_key, valid_to, now, null, load_id, line
    from ordered
    where next_from is distinct from valid_to and valid_to <= getvariable('as_of')
),

daily as (
    select
        *,
        coalesce(before.mrr, 0)::decimal(18, 8) as mrr_before,
        coalesce(after.mrr, 0)::decimal(18, 8) as mrr_after,
        coalesce(before.paused_mrr, 0)::decimal(18, 8) as paused_before,
        coalesce(after.paused_mrr, 0)::decimal(18, 8) as paused_after
    from turns
),

events as (
    select 'event' as netting, day as since, *
    from daily
    where mrr_before <> mrr_after
        or paused_before <> paused_after
        or (mrr_before > 0 and before.terms.plan_id is distinct from after.terms.plan_id)
),

months as (
    select
        'month' as netting,
        date_trunc('month', day)::date as since,
        service_key,
        any_value(customer_key) as customer_key,
        least(last_day(max(day)), getvariable('as_of')) as day,
        arg_min({'it': before}, day).it as before,
        arg_max({'it': after}, day).it as after,
        arg_max(load_id, day) as load_id,
        arg_max(line, day) as line,
        arg_min(mrr_before, day) as mrr_before,
        arg_max(mrr_after, day) as mrr_after,
        arg_min(paused_before, day) as paused_before,
        arg_max(paused_after, day) as paused_after
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
        s.currency,
        r.rate,
        mrr_after + paused_after - mrr_before - paused_before as held_change,
        paused_before - paused_after as pause_flow,
        if(paused_before > 0 and after.state in ('running', 'bridged'), 'resumed', 'paused') as pause_movement
    from moves as m
    join core.services as s using (service_key)
    left join core.rates as r
        on r.currency = s.currency and r.month = (date_trunc('month', m.day) - interval 1 month)::date
)

select * from final
