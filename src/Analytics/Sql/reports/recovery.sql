-- Recovery of failed payments | Recuperación de pagos fallidos
-- parameters:    month, by (month of the first failure, reason, attempt that brought the money)
-- definition:    failed is what first attempts were to bring, recovered what later ones brought within recovery_days. By month: every
--                period, is_open while recovery_days have not passed since its end. By reason and by attempt: the closed months of the
--                twelve up to the period in view. The total is always that, so that the tables agree; rate = recovered / failed.
-- definition_es: failed es lo que debían traer los primeros intentos, recovered lo que trajeron los siguientes en recovery_days. Por mes:
--                todos los periodos, is_open mientras no hayan pasado recovery_days desde su final. Por motivo y por intento: los meses
--                cerrados de los doce hasta el periodo a la vista. El total es siempre ese, para que las tablas coincidan; rate =
--                recovered / failed.
-- defaults:      by=month
-- over:          recovered_invoices
-- source:        mart.recoveries
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

-- Trailing periods overlap: a total of them would count months twice, so it is of each invoice once.
of_total as (
    select * from recovered_invoices
    where is_averaged
    qualify row_number() over (partition by customer_key, invoice_id order by period) = 1
),

rows_of as (
    select 'period' as kind, period, null::varchar as value, is_open, invoice_id, failed, recovered, attempts, recovered_try
    from recovered_invoices
    where $by = 'month'
    union all
    select 'value', null, value, false, invoice_id, failed, recovered, attempts, recovered_try
    from of_total
    where $by <> 'month'
    union all
    select 'total', null, null, false, invoice_id, failed, recovered, attempts, recovered_try
    from of_total
),

final as (
    select
        kind,
        period as month,
        value,
        bool_or(is_open) as is_open,
        count(*)::bigint as invoices,
        count(recovered_try)::bigint as recovered_invoices,
        sum(attempts)::bigint as attempts,
        sum(failed)::decimal(38, 8) as failed,
        sum(recovered)::decimal(38, 8) as recovered,
        (sum(recovered) / nullif(sum(failed), 0))::decimal(18, 8) as rate
    from rows_of
    group by kind, period, value
    order by kind = 'total', period, if($by = 'attempt', lpad(value, 4, '0'), null), sum(failed) desc, value
)

select * from final
