-- States carried through a late renewal
-- definition: The state of the last day before the gap, for every service that had MRR then (reading S20); a pause that
--             resumes on the day of the return stays on pause through the gap (reading S23).
-- grain:      service_key, gap_from
with

before as (
    select s.*, g.gap_from, g.gap_to
    from mart.bridged_gaps as g
    join mart.states as s
        on s.customer_key = g.customer_key and s.valid_from < g.gap_from and s.valid_to >= g.gap_from
        and s.valid_to < g.gap_to and s.mrr + s.paused_mrr > 0
),

resumes as (
    select p.subscription_key as service_key, p.paused_on, p.resumed_on
    from core.pauses as p
    join mart.states as s on s.service_key = p.subscription_key and s.valid_from = p.resumed_on and s.state = 'running'
),

final as (
    select
        b.service_key,
        b.customer_key,
        b.currency,
        b.gap_from as valid_from,
        b.gap_to as valid_to,
        if(p.paused_on is null, b.mrr, 0)::decimal(18, 8) as mrr,
        if(p.paused_on is null, b.paused_mrr, b.mrr + b.paused_mrr)::decimal(18, 8) as paused_mrr,
        case
            when p.paused_on is not null or b.state = 'paused' then state_word('paused')
            else state_word('bridged')
        end as state,
        b.discounted,
        b.plan_key,
        b.terms_from,
        b.load_id,
        b.line
    from before as b
    left join resumes as p
        on p.service_key = b.service_key and p.paused_on >= b.gap_from and p.resumed_on = b.gap_to
)

select * from final
