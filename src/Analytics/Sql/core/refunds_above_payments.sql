-- Refunds larger than what was paid
-- definition: Refunds with which more went back than ever succeeded, in the same currency, on their invoice or, where they name none,
--             from their customer. On an invoice where nothing succeeded a refund is the payment itself, taken back: it is 0 in
--             every number, and is not meant here.
-- grain:      payment
-- materialized: view
with

refunds as (
    select
        load_id,
        line,
        payment_id,
        customer_id,
        invoice_id,
        currency,
        amount,
        sum(abs(amount)) over (
            partition by customer_id, invoice_id, currency
            order by attempted_at, payment_id
            rows unbounded preceding
        ) as gone
    from staging.payments
    where reason is null and status = 'refunded'
),

come as (
    select customer_id, invoice_id, currency, sum(amount) as amount
    from staging.payments
    where reason is null and status = 'succeeded' and customer_id in (select customer_id from refunds)
    group by all
),

come_in_all as (
    select customer_id, currency, sum(amount) as amount
    from come
    group by all
),

final as (
    select r.load_id, r.line, r.payment_id, r.amount, r.gone, if(r.invoice_id is null, coalesce(a.amount, 0), c.amount) as came
    from refunds as r
    left join come as c
        on c.customer_id = r.customer_id and c.invoice_id = r.invoice_id and c.currency is not distinct from r.currency
    left join come_in_all as a
        on r.invoice_id is null and a.customer_id = r.customer_id and a.currency is not distinct from r.currency
    where r.gone > came
)

select * from final
