-- Reminder experiments | Experimentos de recordatorios
-- parameters:    start (day; blank: 90 days before the as-of day), experiment (its name), group (split, or tag, or an attribute of
--                customers), a, b (the tags or values of the two groups)
-- definition:    Invoices issued from the start on to two groups of customers, as far as their due date + 7 days has passed: the share
--                paid by then. With split every customer is in one of the groups by chance: by its id and the experiment's name, the same
--                at every reading. difference is a less b, with a 95 % interval (Newcombe); since chance draws customers and not
--                invoices, invoices of one customer count for less the more alike they are.
-- definition_es: Facturas emitidas desde el inicio a dos grupos de clientes, si ya ha pasado su vencimiento + 7 días: la proporción
--                pagada para entonces. Con split cada cliente está en uno de los grupos por sorteo: según su identificador y el nombre
--                del experimento, igual en cada lectura. difference es a menos b, con un intervalo del 95 % (Newcombe); como el sorteo es
--                de clientes y no de facturas, las de un mismo cliente cuentan menos cuanto más se parecen.
-- defaults:      group=split
-- over:          reminder_groups
-- source:        mart.receivables, core.customers
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

by_customer as (
    select c.side, i.customer_key, count(*) as invoices, (count(*) filter (i.paid_on <= i.due_on + 7)) as paid
    from mart.receivables as i
    join reminder_groups as c using (customer_key)
    where c.side is not null
        and i.issued_on >= coalesce($start::date, getvariable('as_of') - 90)
        and i.due_on + 7 <= getvariable('as_of')
    group by c.side, i.customer_key
),

shares as (
    select side, count(*) as customers, sum(invoices) as invoices, sum(paid) as paid, sum(paid)::double / nullif(sum(invoices), 0)::double as share
    from by_customer
    group by side
),

-- How much less invoices tell because they come by customer: the spread between customers over that between invoices.
effects as (
    select
        s.side,
        greatest(1, coalesce(sum(pow(c.paid - s.share * c.invoices, 2)) / nullif(any_value(s.invoices * s.share * (1 - s.share)), 0), 1)) as effect
    from by_customer as c
    join shares as s using (side)
    group by s.side
),

bounds as (
    select
        s.*,
        wilson_low(s.share, s.invoices / nullif(e.effect, 0)) as low,
        wilson_high(s.share, s.invoices / nullif(e.effect, 0)) as high
    from shares as s
    join effects as e using (side)
),

final as (
    select side, customers, invoices, paid, share, low, high from bounds
    union all
    select
        'difference', a.customers + b.customers, a.invoices + b.invoices, a.paid + b.paid, a.share - b.share,
        a.share - b.share - sqrt(pow(a.share - a.low, 2) + pow(b.high - b.share, 2)),
        a.share - b.share + sqrt(pow(a.high - a.share, 2) + pow(b.share - b.low, 2))
    from bounds as a
    join bounds as b on a.side = 'a' and b.side = 'b'
)

select
    side,
    customers::bigint as customers,
    invoices::bigint as invoices,
    paid::bigint as paid,
    share::decimal(18, 8) as share,
    low::decimal(18, 8) as low,
    high::decimal(18, 8) as high
from final
order by side
