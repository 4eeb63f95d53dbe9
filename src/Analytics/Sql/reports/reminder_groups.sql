-- The groups of a reminder experiment | Los grupos de un experimento de recordatorios
-- parameters:    experiment (its name), group (split, or tag, or an attribute of customers), a, b (the tags or values of the two groups)
-- definition:    Which customer is reminded in which way. With split every customer is in one of the groups by chance: by its id and the
--                experiment's name, the same at every reading. Who is in neither group is not here.
-- definition_es: A qué cliente se le recuerda de qué manera. Con split cada cliente está en uno de los grupos por sorteo: según su
--                identificador y el nombre del experimento, igual en cada lectura. Quien no está en ningún grupo no aparece.
-- defaults:      group=split
-- grain:         customer
-- source:        core.customers
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
with

sided as (
    select
        customer_key, customer_id, name, email,
        case
            when $group = 'split' then if(md5(coalesce($experiment, '') || ':' || customer_id) < '8', 'a', 'b')
            when $group = 'tag' then case
                when list_contains(string_split_regex(folded(tags), '\s*[,;|]\s*'), folded($a)) then 'a'
                when list_contains(string_split_regex(folded(tags), '\s*[,;|]\s*'), folded($b)) then 'b'
            end
            else case attribute_of($group, segment, country, csm, acquisition_channel, industry, currency) when $a then 'a' when $b then 'b' end
        end as side
    from core.customers
    semi join selected_customers using (customer_key)
)

select customer_key, side, customer_id, coalesce(name, customer_id) as name, email
from sided
where side is not null
order by customer_key
