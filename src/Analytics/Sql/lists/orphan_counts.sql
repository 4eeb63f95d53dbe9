-- Rows that wait for what they refer to, by table
-- definition: Rows kept until the customer, subscription or invoice that they name comes; they are in no number until then.
-- source:     core.orphans
select
    table_name,
    column_name,
    count(*) as rows,
    min(value) as example,
from core.orphans
group by table_name, column_name
order by rows desc, table_name
