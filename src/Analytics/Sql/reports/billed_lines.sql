-- Invoice lines that touch a month | Líneas de factura que tocan un mes
-- parameters:    month (first day; blank = the last whole month), customer (id; blank = everybody)
-- definition:    The lines of invoices issued in the month, and recurring, proration and credit lines whose period covers its last day.
--                monthly_value is what such a line makes a month: without tax, over the months of its period, as in reading S36. For a
--                subscription a period also counts as whole months backwards from its end (28 February to 31 March is one), and 1, 2 or 4
--                weeks as 52 / 12 weeks a month (reading S8). Everything in the reporting currency at the rate of the month. service_key:
--                the subscription that the line or its invoice names, or the invoiced service of a customer without one; null where it
--                names none.
-- definition_es: Las líneas de las facturas emitidas en el mes, y las recurrentes, de prorrateo y de abono cuyo periodo cubre su último
--                día. monthly_value es lo que una línea así da al mes: sin impuestos, entre los meses de su periodo, como en la lectura
--                S36. Para una suscripción un periodo también cuenta en meses enteros hacia atrás desde su final (del 28 de febrero al 31
--                de marzo es uno), y 1, 2 o 4 semanas a 52 / 12 semanas al mes (lectura S8). Todo en la moneda de informe al tipo de
--                cambio del mes. service_key: la suscripción que nombra la línea o su factura, o el servicio facturado de un cliente sin
--                suscripción; vacío si no nombra ninguna.
-- grain:         invoice line
-- source:        core.invoice_lines, core.invoices, core.subscriptions, core.rates
with

chosen as (
    select month, last_day
    from mart.months
    where month = coalesce($month, (select max(month) from mart.months where is_complete))
),

touching as (
    select
        l.* exclude (subscription_id),
        coalesce(l.subscription_id, i.subscription_id) as subscription_id,
        i.customer_key,
        i.currency,
        coalesce(i.number, i.invoice_id) as label,
        i.issued_on,
        i.status,
        i.counts,
        l.amount - coalesce(l.tax, 0) as net,
        date_trunc('month', i.issued_on) = m.month as issued,
        coalesce(l.kind in ('recurring', 'proration', 'credit') and l.period_start <= m.last_day and l.period_end > m.last_day, false) as covers,
        m.month
    from core.invoice_lines as l
    join core.invoices as i using (invoice_id)
    cross join chosen as m
    where (issued or covers) and ($customer is null or i.customer_id = $customer)
),

placed as (
    select
        t.*,
        coalesce(s.subscription_key, without.service_key) as service_key,
        r.rate,
        datediff('month', t.period_start, t.period_end) as months,
        t.period_end - t.period_start as days
    from touching as t
    join core.rates as r on r.currency = t.currency and r.month = t.month
    left join core.subscriptions as s on s.subscription_id = t.subscription_id and s.customer_key = t.customer_key
    left join (
        select * from core.services
        where service_key < 0 and customer_key not in (select customer_key from core.subscriptions)
    ) as without on without.customer_key = t.customer_key and without.currency = t.currency
),

whole as (
    select
        *,
        months > 0 and (
            period_start + to_months(months::integer) = period_end
            or (coalesce(service_key, 1) > 0 and period_end - to_months(months::integer) = period_start)
        ) as whole_months,
        if(coalesce(service_key, 1) > 0 and days in (7, 14, 28), days // 7, null) as weeks
    from placed
),

-- A month of the line is its amount x months_in / months_of.
measured as (
    select
        *,
        case when whole_months then 1 when weeks is not null then 52 else 365 end as months_in,
        case when whole_months then months when weeks is not null then 12 * weeks else 12 * days end as months_of
    from whole
),

final as (
    select
        customer_key,
        service_key,
        invoice_id,
        label,
        issued_on,
        status,
        counts,
        kind,
        description,
        currency,
        amount,
        tax,
        period_start,
        period_end,
        issued,
        covers,
        case
            when coalesce(days, 0) <= 0 then 'none'
            when whole_months and months = 1 then 'month'
            when months > 1 or (months = 1 and days > 28) then 'longer'
            else 'shorter'
        end as span,
        valued(net, rate) as net_value,
        valued(coalesce(tax, 0), rate) as tax_value,
        valued(case
            when not covers then 0
            when abs(net) < 100000000 then amount_of_small_units(half_up(small_units_of(abs(net)) * months_in, months_of))
            else amount_of_units(half_up(units_of(abs(net)) * months_in, months_of::hugeint))
        end * if(net < 0, -1, 1)::decimal(1, 0), rate) as monthly_value,
        -- The smallest coin of the currency, in the reporting currency: what rounding to it can do to one line.
        valued(if(contains('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF', currency), 1, 0.01)::decimal(4, 2), rate) as coin,
        load_id,
        line
    from measured
)

select * from final
