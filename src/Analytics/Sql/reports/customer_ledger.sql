-- One customer's rows of the MRR ledger, each with its line of a file | Las filas del libro de MRR de un cliente, cada una con su línea de un archivo
-- parameters:    customer (by its key, so that only its rows are looked at)
-- definition:    source_row is the row as text, as it was read: the file's own columns where a mapping changed them.
-- definition_es: source_row es la fila como texto, tal como se leyó: con las columnas del propio archivo donde una correspondencia las
--                cambió.
-- source:        mart.ledger, raw.subscriptions, raw.subscription_changes, raw.invoice_lines, raw.loads
with

rows as (
    select *
    from mart.ledger
    where customer_key = $customer_key
),

sources as (
    select load_id, line, 1 as place, coalesce(source, to_json(given)::varchar) as source_row
    from raw.subscription_changes as given
    where subscription_id in (select subscription_id from rows)
    union all
    select load_id, line, 2 as place, coalesce(source, to_json(given)::varchar) as source_row
    from raw.subscriptions as given
    where subscription_id in (select subscription_id from rows)
),

lines as (
    select load_id, line, 3 as place, coalesce(source, to_json(given)::varchar) as source_row
    from raw.invoice_lines as given
    where (load_id, line) in (select (load_id, line) from rows where subscription_id is null)
),

final as (
    select
        rows.subscription_id,
        rows.valid_from,
        rows.valid_to,
        rows.currency,
        rows.mrr::decimal(38, 8) as mrr,
        rows.plan_id,
        rows.quantity::decimal(38, 8) as quantity,
        rows.state,
        loads.file,
        rows.line::bigint as line,
        found.source_row
    from rows
    left join raw.loads as loads on loads.load_id = rows.load_id
    left join (
        select load_id, line, arg_min(source_row, place) as source_row
        from (from sources union all from lines)
        group by load_id, line
    ) as found on found.load_id = rows.load_id and found.line = rows.line
    order by rows.valid_from desc, rows.subscription_id
)

select * from final
