-- From what the invoices say a month to what was invoiced in it | De lo que dicen las facturas de un mes a lo facturado en él
-- parameters:    month, customer
-- definition:    as_mrr + recurring causes = recurring lines of the month's invoices; + invoiced causes = their totals. Each line
--                explains itself: by the length of its period, the month it was issued in, or its kind.
-- definition_es: as_mrr + causas recurrentes = líneas recurrentes de las facturas del mes; + causas de lo facturado = sus totales. Cada
--                línea se explica a sí misma: por lo que dura su periodo, por el mes en que se emitió o por su tipo.
-- grain:         customer, part, cause
-- over:          billed_lines, billed_invoices
with

recurring as (
    select
        customer_key,
        case span when 'none' then 'no_period' when 'month' then 'timing' else span end as cause,
        if(issued, net_value, 0) - monthly_value as amount
    from billed_lines
    where kind = 'recurring' and counts
),

others as (
    select customer_key, if(kind = 'discount', 'discount_lines', kind) as cause, net_value as amount
    from billed_lines
    where issued and counts and kind <> 'recurring'
    union all
    select customer_key, 'tax', tax_value
    from billed_lines
    where issued and counts
),

line_sums as (
    select invoice_id, sum(net_value + tax_value) as amount
    from billed_lines
    where issued and counts
    group by invoice_id
),

totals as (
    select
        i.customer_key,
        if(l.invoice_id is null, 'no_lines', 'total_differs') as cause,
        i.total - coalesce(l.amount, 0) as amount
    from billed_invoices as i
    left join line_sums as l using (invoice_id)
),

final as (
    select customer_key, 'recurring' as part, cause, sum(amount) as amount
    from recurring
    group by customer_key, cause
    union all
    select customer_key, 'invoiced', cause, sum(amount)
    from (from others union all from totals)
    group by customer_key, cause
)

select * from final
