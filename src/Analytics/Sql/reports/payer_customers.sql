-- How punctually the customers of a period pay | Con qué puntualidad pagan los clientes de un periodo
-- parameters:    month
-- definition:    Customers who pay at the end of the period, with the days past due by which half of the amount of their last 12 invoices
--                had come (of invoices paid by then or past due; an unpaid one is as late as it is by then). Below 3 invoices the days
--                are not known.
-- definition_es: Clientes que pagan al final del periodo, con los días de retraso en que había llegado la mitad del importe de sus 12
--                últimas facturas (de las pagadas para entonces o vencidas; una sin pagar lleva el retraso que tenga entonces). Con menos
--                de 3 facturas los días no se conocen.
-- grain:         customer
-- source:        mart.receivables, monthly_balances
with

ends as (
    select last_day, end_month from selected_months where month = $month
),

paying as (
    select customer_key, sum(mrr) as mrr
    from monthly_balances
    where month = end_month($month)
    group by customer_key
),

latest as (
    select
        i.customer_key,
        least(coalesce(i.paid_on, e.last_day), e.last_day) - i.due_on as days,
        i.total::double * r.rate::double as amount
    from mart.receivables as i
    cross join ends as e
    join core.rates as r on r.currency = i.currency and r.month = e.end_month
    where i.issued_on <= e.last_day and (i.paid_on <= e.last_day or i.due_on < e.last_day)
    qualify row_number() over (partition by i.customer_key order by i.issued_on desc, i.due_on desc, i.total desc) <= 12
),

weighed as (
    select
        customer_key,
        days,
        sum(amount) over (partition by customer_key order by days) as until,
        sum(amount) over (partition by customer_key) as amount
    from latest
),

histories as (
    select
        customer_key,
        count(*)::bigint as invoices,
        if(count(*) >= 3, min(days) filter (until >= amount / 2 - 0.00001), null)::integer as days
    from weighed
    group by customer_key
)

select
    p.customer_key,
    p.mrr,
    coalesce(h.invoices, 0)::bigint as invoices,
    h.days,
    band_of(h.days) as band
from paying as p
left join histories as h using (customer_key)
