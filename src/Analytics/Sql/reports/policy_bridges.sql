-- The bridge of a month under each set of policies
-- parameters:    sets (how many)
-- definition:    place 0 is the first set, each later one has one policy more turned: change is what that turn adds, difference what all
--                turns so far have added. A set under which the month has no MRR has a bridge of zeros.
-- definition_es: place 0 es el primer conjunto y cada uno de los siguientes cambia una política más: change es lo que suma ese cambio,
--                difference lo que suman todos hasta ahí. Un conjunto con el que el mes no tiene MRR da un puente de ceros.
-- reads:         policy_bridges
with

lines as (
    select places.place, movements.movement, coalesce(bridges.amount, 0) as amount
    from range($sets::bigint) as places(place)
    cross join (select distinct movement from policy_bridges) as movements
    left join policy_bridges as bridges on bridges.place = places.place and bridges.movement = movements.movement
)

select
    place::bigint as place,
    movement,
    amount::decimal(38, 8) as amount,
    coalesce(amount - lag(amount) over turns, 0)::decimal(38, 8) as change,
    (amount - first_value(amount) over turns)::decimal(38, 8) as difference
from lines
window turns as (partition by movement order by place)
order by place
