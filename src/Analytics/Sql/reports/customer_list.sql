-- Customers, one by one | Clientes, uno por uno
-- parameters:    after (customer_id of the last one seen; blank: from the first), until (customer_id of the last one wanted; blank: to the last), find (part of a name or an id), size, book (a CSM who may see no others; blank: everybody)
-- definition:    Customers of the selection by id, each with what it pays on the as-of day, in the reporting currency at the rate of its
--                month.
-- definition_es: Clientes de la selección por identificador, cada uno con lo que paga el día de los datos, en la moneda de informe al
--                tipo de cambio de su mes.
-- defaults:      after=, until=, find=, size=100000
-- source:        core.customers, mart.balances_today, core.plans
with

-- Only who is listed is joined to the rest, so that a page costs what a page is.
listed as (
    select customer_key
    from core.customers
    where customer_key in (select customer_key from selected_customers)
        and customer_id > $after
        and ($until = '' or customer_id <= $until)
        and ($find = '' or contains(folded(coalesce(name, '') || ' ' || customer_id), folded($find)))
    order by customer_id
    limit $size::bigint
),

balances as (
    select * from mart.balances_today where customer_key in (select customer_key from listed)
),

final as (
    select
        c.customer_id,
        coalesce(c.name, c.customer_id) as name,
        if($book::varchar is null or parent.csm = $book, c.parent_customer_id, null) as parent_customer_id,
        c.country,
        c.industry,
        c.segment,
        c.acquisition_channel,
        c.csm,
        c.currency::varchar as currency,
        p.plan_id,
        b.customer_since,
        b.last_churned_on,
        coalesce(b.mrr, 0)::decimal(38, 8) as mrr,
        coalesce(b.held_mrr, 0)::decimal(38, 8) as held_mrr,
        coalesce(b.committed_mrr, 0)::decimal(38, 8) as committed_mrr,
        coalesce(b.past_due, false) as past_due,
        coalesce(b.paused, false) as paused
    from listed
    join core.customers as c using (customer_key)
    left join balances as b using (customer_key)
    left join core.plans as p using (plan_key)
    left join core.customers as parent on parent.customer_id = c.parent_customer_id
    order by c.customer_id
)

select * from final
