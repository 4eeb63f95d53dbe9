-- How many rows wait in quarantine, by table and rule
-- definition: The rows of core.quarantine counted, the largest group first.
-- source:     core.quarantine
select
    table_name,
    rule,
    count(*) as rows,
from core.quarantine
group by table_name, rule
order by rows desc, table_name, rule
