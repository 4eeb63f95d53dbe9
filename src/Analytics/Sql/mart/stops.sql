-- Stops by service
-- definition: The days on which a service makes no MRR because an invoice is past due (readings S27, S36).
-- grain:      service_key, invoice
select s.service_key, s.customer_key, p.stops_on, p.healed_on
from core.past_due_stops as p
join core.services as s
    on s.customer_key = p.customer_key
    and if(p.subscription_key is null, s.service_key < 0, s.service_key = p.subscription_key)
