-- The last day on which anything is known to have happened
-- definition: The latest of an invoice, a payment, a reading of use, a ticket or a touch up to the as-of day; null where there is none.
select greatest(
    (select max(issued_at)::date from staging.invoices where reason is null and issued_at::date <= getvariable('as_of')),
    (select max(attempted_at)::date from staging.payments where reason is null and attempted_at::date <= getvariable('as_of')),
    (select max(date) from staging.usage_daily where reason is null and date <= getvariable('as_of')),
    (select max(opened_at)::date from staging.support_tickets where reason is null and opened_at::date <= getvariable('as_of')),
    (select max(happened_at)::date from staging.interactions where reason is null and happened_at::date <= getvariable('as_of'))
) as day
