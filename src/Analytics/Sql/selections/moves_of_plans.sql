-- The movements of the selected MRR
-- definition: The movements of each selected plan (or product, where only products are asked for), added up: what goes from
--             one selected plan to another cancels, what leaves for another or comes from it is transferred (reading S31).
-- parameters: selected_dimension (plan, product)
-- decided:    docs/decisions/0024-a-filter-is-one-text-and-one-selection.md
with

places as (
    select distinct if($selected_dimension = 'plan', plan_id, product) as value, groups
    from selected_plans
)

select m.customer_key, m.value, m.day, m.month, m.movement, m.subtype, m.amount
from mart.plan_moves as m
join selected_attributes as c using (customer_key)
join places as p on p.value is not distinct from m.value
where m.dimension = $selected_dimension and c.groups & p.groups <> 0
