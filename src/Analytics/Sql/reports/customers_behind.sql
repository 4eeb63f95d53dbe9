-- The customers behind a number, part of the list at a time
-- parameters:    number, q, sort, descending, start, size
-- definition:    Joins names to the amounts put in front as "amounts" (customer_key, amount, day, movement, subtype), searches, sorts and
--                cuts the list, and sums it: all, found, shown. differs says whether all of it misses the number.
-- definition_es: Añade los nombres a los importes que se anteponen como "amounts" (customer_key, amount, day, movement, subtype), busca,
--                ordena y corta la lista, y la suma: all, found, shown. differs dice si el conjunto no da el número.
-- reads:         amounts, which a number_*.sql gives
-- source:        core.customers, monthly_balances
with

-- Names are looked at only where they are searched or sorted by: a list of a million customers begins with fifty rows.
texts as (
    select customer_key, lower(customer_id) as id, folded(coalesce(name, customer_id)) as name, segment, country
    from core.customers
    where $q is not null or $sort in ('name', 'segment', 'country')
),

found as (
    select amounts.*, texts.name, texts.segment, texts.country
    from amounts
    left join texts using (customer_key)
    where $q is null
        or contains(texts.name, folded($q))
        or contains(texts.id, lower($q))
),

totals as (
    select
        (select count(*) from amounts)::bigint as count_all,
        (select coalesce(sum(amount), 0) from amounts)::decimal(38, 8) as sum_all,
        (select count(*) from found)::bigint as count_found,
        (select coalesce(sum(amount), 0) from found)::decimal(38, 8) as sum_found
),

shown as (
    select
        row_number() over () as place,
        customer_key,
        amount::decimal(38, 8) as amount,
        day,
        movement,
        subtype
    from (
        select *
        from found
        order by
            case when $sort = 'amount' and $descending then abs(amount) end desc,
            case when $sort = 'amount' and not $descending then abs(amount) end asc,
            case when $sort = 'name' and $descending then name end desc,
            case when $sort = 'name' and not $descending then name end asc,
            case when $sort = 'why' and $descending then coalesce(movement, '') || coalesce(subtype, '') end desc,
            case when $sort = 'why' and not $descending then coalesce(movement, '') || coalesce(subtype, '') end asc,
            case when $sort = 'segment' and $descending then segment end desc nulls last,
            case when $sort = 'segment' and not $descending then segment end asc nulls last,
            case when $sort = 'country' and $descending then country end desc nulls last,
            case when $sort = 'country' and not $descending then country end asc nulls last,
            case when $sort = 'day' and $descending then day end desc nulls last,
            case when $sort = 'day' and not $descending then day end asc nulls last,
            abs(amount) desc,
            customer_key
        limit $size
        offset $start - 1
    )
),

balances as (
    select customer_key, sum(mrr) as mrr
    from monthly_balances
    where month = end_month($month)
        and customer_key in (select customer_key from shown)
    group by customer_key
),

final as (
    select
        totals.*,
        (abs(sum_all - $number::decimal(38, 8)) >= 0.005) as differs,
        (select coalesce(sum(amount), 0) from shown)::decimal(38, 8) as sum_shown,
        customers.customer_id,
        coalesce(customers.name, customers.customer_id) as name,
        customers.segment,
        customers.country,
        shown.* exclude (customer_key),
        coalesce(balances.mrr, 0)::decimal(38, 8) as mrr
    from totals
    left join shown on true
    left join core.customers as customers on customers.customer_key = shown.customer_key
    left join balances on balances.customer_key = shown.customer_key
    order by place
)

select * from final
