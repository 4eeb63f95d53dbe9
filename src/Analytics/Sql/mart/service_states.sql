-- States of services
-- definition: The MRR ledger by service: MRR paid, MRR on pause and the plan, from valid_from to the day before valid_to,
--             with late renewals carried through. The rest of the terms is in mart.terms.
-- grain:      service_key, valid_from
with

cut as (
    select
        s.* exclude (valid_from, valid_to),
        case when c.valid_to is not null and s.valid_from >= c.valid_from then c.valid_to else s.valid_from end as valid_from,
        case when c.valid_to is not null and s.valid_from < c.valid_from then least(s.valid_to, c.valid_from) else s.valid_to end as valid_to
    from mart.states as s
    semi join mart.carried using (service_key)
    left join mart.carried as c
        on c.service_key = s.service_key and s.valid_from < c.valid_to and s.valid_to > c.valid_from
),

final as (
    select service_key, customer_key, currency, valid_from, valid_to, mrr, paused_mrr, state, discounted, plan_key, terms_from,
        load_id, line
    from mart.states
    anti join mart.carried using (service_key)
    where valid_from < valid_to
    union all
    select service_key, customer_key, currency, valid_from, valid_to, mrr, paused_mrr, state, discounted, plan_key, terms_from,
        load_id, line
    from cut
    where valid_from < valid_to
    union all
    select service_key, customer_key, currency, valid_from, valid_to, mrr, paused_mrr, state, discounted, plan_key, terms_from,
        load_id, line
    from mart.carried
)

select * from final
-- The rows of one customer stand together: its page reads a part of the table only.
order by customer_key, valid_from
