-- The bridge of the customers with one value of one attribute
-- definition: It stands in the mart already.
-- parameters: selected_dimension, selected_value
with

bridges as (
    select *, 0::decimal(38, 12) as transferred
    from mart.bridges
    where dimension = $selected_dimension and value is not distinct from $selected_value
)

select * from in_every_month('bridges')
