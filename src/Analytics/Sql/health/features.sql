-- What was known of each customer who paid on a day
-- parameters: days (YYYY-MM-DD, with commas between), horizon (days)
-- definition: One row a customer and day with nothing that happened, or became known, after it; a missing value is null and never 0.
--             label says who left within the horizon; it is null where the horizon is not over.
-- over:       asked_days, last_days, next_days, sold_services, invoiced_services, paying_customers, departures, outcomes, collections, usage, answers, support, relations
-- grain:      customer, day
-- decided:    docs/decisions/0039-a-feature-is-what-was-known-on-the-day.md
select
    p.customer_id,
    p.day,
    p.mrr,
    p.tier,
    case when p.months < 2 then 0 when p.months < 11 then 1 else 2 end as billing,
    p.renews_on - p.day as days_to_renewal,
    p.tenure,
    p.seats,
    p.mrr / nullif(p.mrr_before, 0) - 1 as mrr_change,
    1 - p.mrr / nullif(p.full_mrr, 0) as discount_share,
    p.discount_ends_in,
    k.failed_payments,
    k.open_failures,
    k.days_overdue,
    k.pays_by,
    k.card_expires_in,
    u.active_share,
    u.usage_change,
    u.active_days,
    u.metrics_used,
    u.days_idle,
    u.limit_share,
    a.nps_class,
    a.nps,
    a.nps_change,
    a.nps_age,
    a.csat,
    s.tickets_per_seat,
    s.tickets_change,
    s.urgent_tickets,
    s.open_tickets,
    s.ticket_satisfaction,
    r.days_since_touch,
    r.reviewed,
    r.milestones_late,
    r.retainer_used,
    o.label
from paying_customers as p
join outcomes as o using (customer_key, day)
left join collections as k using (customer_key, day)
left join usage as u using (customer_key, day)
left join answers as a using (customer_key, day)
left join support as s using (customer_key, day)
left join relations as r using (customer_key, day)
order by p.day, p.customer_id
