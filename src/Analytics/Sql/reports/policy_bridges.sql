-- The bridge of a month under each set of policies
-- definition: place 0 is the first set, each later one has one policy more turned.
-- reads:      policy_bridges
select
    place::bigint as place,
    movement,
    amount::decimal(38, 8) as amount
from policy_bridges
order by place
