-- Customers by name, id, e-mail, tax id or invoice number | Clientes por nombre, id, correo, NIF o número de factura
-- parameters:    q, number, start, size, book (csm of those looked among; null for everybody)
-- definition:    Case and accents make no difference. Several words are looked for in any order. place: 0 the whole entry, 1 its
--                beginning, 2 the beginning of a word, 3 any part; then by name. Invoices are found by number (number = q where it may be
--                one, else blank): the whole or its beginning, as typed or in capitals; the first hundred. total counts all.
-- definition_es: No distingue mayúsculas ni acentos. Varias palabras se buscan en cualquier orden. place: 0 la entrada entera, 1 su
--                principio, 2 el principio de una palabra, 3 cualquier parte; luego por nombre. Las facturas se buscan por número (number
--                = q si puede serlo, si no en blanco): entero o su principio, tal como se escribe o en mayúsculas; las cien primeras.
--                total las cuenta todas.
-- source:        mart.search_texts, core.customers, staging.invoices
with

customers as materialized (
    select
        case
            when contains(text, chr(10) || folded($q) || chr(10)) then 0
            when contains(text, chr(10) || folded($q)) then 1
            when contains(text, ' ' || folded($q)) then 2
            else 3
        end as place,
        text,
        customer_key,
        null::varchar as invoice,
        null::date as issued_on
    from mart.search_texts
    where contains(text, split_part(folded($q), ' ', 1))
        and ($book is null or customer_key in (select customer_key from core.customers where csm = $book))
        and (
            not contains($q, ' ')
            or list_bool_and(list_transform(string_split(folded($q), ' '), lambda word: contains(text, word)))
        )
),

-- Each way of writing it is a range of its own: numbers follow the order of the files, so a range passes most of them by.
as_typed as (
    select customer_id, number as invoice, issued_at
    from staging.invoices
    where reason is null and number >= $number and number < $number || chr(1114111)
        and ($book is null or customer_id in (select customer_id from core.customers where csm = $book))
    limit 100
),

in_capitals as (
    select customer_id, number as invoice, issued_at
    from staging.invoices
    where reason is null and number >= upper($number) and number < upper($number) || chr(1114111)
        and ($book is null or customer_id in (select customer_id from core.customers where csm = $book))
    limit 100
),

without_number as (
    select customer_id, invoice_id as invoice, issued_at
    from staging.invoices
    where reason is null and number is null and invoice_id = $number
),

numbered as (
    select * from as_typed
    union
    select * from in_capitals
    union
    select * from without_number
),

invoices as materialized (
    select
        if(folded(numbered.invoice) = folded($q), 0, 1) as place,
        folded(numbered.invoice) as text,
        customers.customer_key,
        numbered.invoice,
        numbered.issued_at::date as issued_on
    from numbered
    inner join core.customers as customers on customers.customer_id = numbered.customer_id
    where $book is null or customers.csm = $book
    order by numbered.invoice
    limit 100
),

shown as (
    select *
    from (
        select * from customers
        union all
        select * from invoices
    )
    order by place, invoice, text, customer_key
    limit $size
    offset $start - 1
),

final as (
    select
        shown.place,
        customers.customer_id,
        coalesce(customers.name, customers.customer_id) as name,
        case
            when contains(folded(customers.email), folded($q)) then customers.email
            when contains(folded(customers.tax_id), folded($q)) then customers.tax_id
        end as matched,
        customers.country,
        shown.invoice,
        shown.issued_on,
        ((select count(*) from customers) + (select count(*) from invoices))::bigint as total
    from shown
    inner join core.customers as customers on customers.customer_key = shown.customer_key
    order by shown.place, shown.invoice, shown.text, shown.customer_key
)

select * from final
