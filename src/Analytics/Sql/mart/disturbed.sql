-- Services with a pause or a stop, day by day of change
-- definition: The stretches between any two days on which something changes, for the few services with a pause or a stop.
--             paused_mrr is the MRR of the day before the pause (reading S26), until it lapses (S24) or a stop ends it (S28).
-- grain:      service_key, valid_from
with

touched as (
    select subscription_key as service_key from core.pauses
    union
    select service_key from mart.stops
),

terms as (
    select r.* from mart.running_terms as r join touched using (service_key)
),

days as (
    select service_key, valid_from as day from terms
    union
    select subscription_key, unnest([paused_on, resumed_on, lapses_on]) from core.pauses
    union
    select service_key, unnest([stops_on, healed_on]) from mart.stops
),

stretches as (
    select
        t.* exclude (valid_from, valid_to),
        d.day as valid_from,
        t.valid_to as terms_end
    from days as d
    join terms as t on t.service_key = d.service_key and t.valid_from <= d.day and d.day < t.valid_to
    where d.day <= getvariable('as_of')
),

known as (
    select
        s.*,
        least(s.terms_end, lead(s.valid_from, 1, never()) over (partition by s.service_key order by s.valid_from)) as valid_to,
        p.paused_on,
        coalesce(s.valid_from >= p.lapses_on, false) as lapsed,
        exists (
            select 1 from mart.stops as x
            where x.service_key = s.service_key and x.stops_on <= s.valid_from and s.valid_from < x.healed_on
        ) as stopped
    from stretches as s
    left join core.pauses as p
        on p.subscription_key = s.service_key and p.paused_on <= s.valid_from and s.valid_from < p.resumed_on
),

paid as (
    select
        * exclude (mrr),
        if(paused_on is not null or stopped, 0, mrr)::decimal(18, 8) as mrr
    from known
),

before as (
    select
        *,
        lag(mrr, 1, 0) over service as mrr_before,
        lag(plan_key, 1, plan_key) over service as plan_before,
        lag(terms_from, 1, terms_from) over service as terms_before,
        lag(discounted, 1, discounted) over service as discounted_before
    from paid
    window service as (partition by service_key order by valid_from)
),

frozen as (
    select
        *,
        first_value(mrr_before) over pause as frozen_mrr,
        first_value(plan_before) over pause as frozen_plan,
        first_value(terms_before) over pause as frozen_terms,
        first_value(discounted_before) over pause as frozen_discounted,
        bool_or(stopped) over (pause rows unbounded preceding) as stopped_in_pause
    from before
    window pause as (partition by service_key, paused_on order by valid_from)
),

final as (
    select
        service_key,
        customer_key,
        currency,
        valid_from,
        valid_to,
        mrr,
        if(paused_on is not null and not lapsed and not stopped_in_pause, frozen_mrr, 0)::decimal(18, 8) as paused_mrr,
        case
            when stopped and state <> 'trial' then state_word('past_due')
            when paused_on is not null and lapsed then state_word('lapsed')
            when paused_on is not null then state_word('paused')
            else state
        end as state,
        if(paused_on is null, discounted, frozen_discounted) as discounted,
        if(paused_on is null, plan_key, frozen_plan) as plan_key,
        if(paused_on is null, terms_from, frozen_terms) as terms_from,
        load_id,
        line
    from frozen
)

select * from final
