-- Who pays on a day, and for what
-- definition: Customers with MRR above 0 on the day by what was known on it, without those who have given notice for all they pay
--             for: they are leaving, and not at risk. interval, seats, tier and renewal are those of what they pay most for.
--             Amounts are in the reporting currency at the rate of the month before.
-- grain:      customer, day
with

services as (
    from sold_services
    union all by name
    from invoiced_services
),

valued as (
    select
        s.* exclude (mrr, full_mrr),
        s.mrr * r.rate::double as mrr,
        s.full_mrr * r.rate::double as full_mrr,
        (coalesce(s.mrr, 0) * 100)::bigint * 1000 - s.service_key % 1000 as size
    from services as s
    join core.rates as r on r.currency = s.currency and r.month = (date_trunc('month', s.day) - interval 1 month)::date
),

final as (
    select
        customer_key,
        day,
        sum(mrr) filter (is_now) as mrr,
        sum(full_mrr) filter (is_now) as full_mrr,
        sum(mrr) filter (not is_now) as mrr_before,
        day - min(starts_on) filter (is_now) as tenure,
        min(discount_ends_on) filter (is_now) - day as discount_ends_in,
        arg_max({'seats': seats, 'tier': tier, 'months': months, 'renews_on': renews_on}, size) filter (is_now) as main
    from valued
    group by customer_key, day
    having count(*) filter (is_now) > 0 and not bool_and(is_leaving) filter (is_now)
)

select c.customer_id, f.* exclude (main), unnest(f.main)
from final as f
join core.customers as c using (customer_key)
