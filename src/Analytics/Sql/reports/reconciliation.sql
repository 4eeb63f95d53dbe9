-- MRR of a month against invoices and cash | El MRR de un mes frente a facturas y cobros
-- parameters:    month (first day; blank = the last whole month), customer (id; blank = everybody)
-- definition:    Five figures, each computed on its own, and between them the causes that lead from one to the next. gap is what the
--                causes fail to explain: figure before + causes - figure; 0 where they add up. The totals: cash less MRR, and all causes.
-- definition_es: Cinco cifras, cada una calculada por su cuenta, y entre ellas las causas que llevan de una a la siguiente. gap es lo que
--                las causas no explican: cifra anterior + causas - cifra; 0 si cuadran. Los totales: cobros menos MRR, y todas las
--                causas.
-- over:          billed_lines, billed_invoices, compared_units, causes_of_mrr, causes_of_billing, month_payments, causes_of_cash, reconciliation_causes
-- source:        mart.ledger, mart.customer_months, core.invoices, core.invoice_lines, staging.payments
-- decided:       docs/decisions/0019-mrr-invoices-and-cash-differ-by-named-causes.md
with

chosen as (
    select month, last_day
    from mart.months
    where month = coalesce($month, (select max(month) from mart.months where is_complete))
),

balance as (
    select b.closing as amount, b.customers
    from mart.bridges as b
    join chosen using (month)
    where b.dimension = 'all' and $customer is null
    union all
    select coalesce(sum(b.mrr), 0), count(*)
    from mart.customer_months as b
    join chosen using (month)
    where b.customer_key = (select customer_key from core.customers where customer_id = $customer)
    having $customer is not null
),

figures as (
    select 0 as part, 'mrr' as name, amount, customers from balance
    union all
    select 1, 'as_mrr', coalesce(sum(monthly_value), 0), count(distinct customer_key)
    from billed_lines where covers and counts and kind = 'recurring'
    union all
    select 2, 'recurring', coalesce(sum(net_value), 0), count(distinct customer_key)
    from billed_lines where issued and counts and kind = 'recurring'
    union all
    select 3, 'invoiced', coalesce(sum(total), 0), count(distinct customer_key)
    from billed_invoices
    union all
    select 4, 'cash', coalesce(sum(value), 0), count(distinct customer_key)
    from month_payments where in_month
),

causes as (
    select
        list_position(['as_mrr', 'recurring', 'invoiced', 'cash'], part) as part,
        cause as name,
        sum(amount) as amount,
        count(*) as customers
    from reconciliation_causes
    group by part, cause
),

steps as (
    select
        part,
        name,
        amount,
        customers,
        amount - lag(amount) over (order by part) as difference,
        coalesce((select sum(c.amount) from causes as c where c.part = f.part), 0) as explained
    from figures as f
),

final as (
    select
        'figure' as kind,
        name,
        amount::decimal(38, 8) as amount,
        customers::bigint as customers,
        (difference - explained)::decimal(38, 8) as gap,
        part * 2 as place
    from steps
    union all
    select 'cause', name, amount::decimal(38, 8), customers::bigint, null, part * 2 - 1
    from causes
    union all
    select 'total', 'difference', sum(difference)::decimal(38, 8), null, null, 100
    from steps
    union all
    select 'total', 'explained', coalesce(sum(amount), 0)::decimal(38, 8), null, null, 101
    from causes
)

select * exclude (place)
from final
order by place, name = 'unexplained', abs(amount) desc, name
