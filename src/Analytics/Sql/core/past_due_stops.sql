-- Stops for invoices past due
-- definition: From the due date plus the policy's days to the payment of the invoice, or of a later recurring invoice of the
--             same subscription (of the customer where it names none); readings S27, S28. subscription_key is null where
--             the customer has no subscription: then it stops all of the customer's MRR (reading S36).
-- grain:      customer, subscription, invoice
with

hit as (
    select p.*, s.subscription_key
    from core.past_due_invoices as p
    join core.subscriptions as s
        on s.customer_key = p.customer_key
        and if(p.subscription_id is null, s.starts_on <= p.due_on, s.subscription_id = p.subscription_id)
    union all
    select p.*, null
    from core.past_due_invoices as p
    where p.customer_key not in (select customer_key from core.subscriptions)
),

-- An invoice with lines of which none recurs heals nothing.
healing as (
    select customer_key, subscription_id, issued_on, paid_on, named
    from core.late_invoices
    where paid_on is not null and coalesce(recurs, true) and customer_key in (select customer_key from hit)
),

-- Payments by what they can heal: anything of the customer (null), and the subscriptions the invoice names.
heals as (
    select customer_key, null as subscription_id, issued_on, paid_on from healing
    union all
    select customer_key, subscription_id, issued_on, paid_on from healing where subscription_id is not null
    union all
    select customer_key, unnest(named), issued_on, paid_on from healing where subscription_id is null
),

healed as (
    select
        h.customer_key,
        h.subscription_key,
        h.invoice_id,
        h.stops_on,
        least(coalesce(min(h.paid_on), never()), coalesce(min(p.paid_on), never())) as paid_on
    from hit as h
    left join heals as p
        on p.customer_key = h.customer_key
        and p.subscription_id is not distinct from h.subscription_id
        and p.issued_on > h.issued_on
    group by h.customer_key, h.subscription_key, h.invoice_id, h.stops_on
),

final as (
    select customer_key, subscription_key, invoice_id, stops_on, paid_on as healed_on
    from healed
    where paid_on > stops_on
)

select * from final
