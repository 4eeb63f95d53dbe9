-- MRR that was known to end, and MRR signed for | MRR cuyo fin se conocía y MRR contratado
-- definition:    At the end of each of the last whole months (seen_on): MRR of subscriptions whose cancellation had been requested by
--                then and that end in the month, by how many months ahead (ends, ahead 1 to 12). At the last of them also MRR of
--                subscriptions that start in a month ahead (starts).
-- definition_es: Al final de cada uno de los últimos meses completos (seen_on): MRR de las suscripciones cuya baja ya se había pedido y
--                que terminan en el mes, según a cuántos meses vista (ends, ahead de 1 a 12). Al final del último, también el MRR de las
--                que empiezan en un mes futuro (starts).
-- source:        core.subscriptions, mart.service_states, selected_customers
-- decided:       docs/decisions/0060-the-forecast-of-mrr-shows-its-own-error.md
with

origins as (
    select month, last_day
    from mart.months
    where is_complete
    order by month desc
    limit 43
),

ends as (
    select o.month as seen_on, datediff('month', o.month, s.ends_on)::integer as ahead, sum(valued_by_parts(b.mrr, r.rate, r.whole, r.rest)) as mrr
    from origins as o
    join core.subscriptions as s
        on s.cancel_requested_on <= o.last_day and s.ends_on > o.last_day + 1 and s.ends_on < never()
        and s.customer_key in (select customer_key from selected_customers)
    join mart.service_states as b on b.service_key = s.subscription_key and b.valid_from <= o.last_day and b.valid_to > o.last_day and b.mrr > 0
    join core.rates as r on r.currency = b.currency and r.month = o.month
    group by all
),

starts as (
    select l.month as seen_on, datediff('month', l.month, t.valid_from)::integer as ahead, sum(valued_by_parts(t.discounted_mrr, r.rate, r.whole, r.rest)) as mrr
    from (select max(month) as month, max(last_day) as last_day from origins) as l
    join core.subscriptions as s on s.starts_on > getvariable('as_of') and s.customer_key in (select customer_key from selected_customers)
    join core.subscription_terms as t on t.subscription_key = s.subscription_key and t.valid_from = s.starts_on
    join core.rates as r on r.currency = t.currency and r.month = date_trunc('month', getvariable('as_of'))
    where t.discounted_mrr > 0
    group by all
)

select seen_on, 'ends' as what, greatest(ahead, 1) as ahead, sum(mrr)::double as mrr from ends where ahead <= 12 group by all
union all
select seen_on, 'starts', greatest(ahead, 1), sum(mrr)::double from starts where ahead <= 12 group by all
order by 1, 2, 3
