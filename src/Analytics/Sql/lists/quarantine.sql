-- Rows in quarantine, in the order of their files
-- definition: One row that cannot be used, with the file and line where it stands, the rule that holds it and the value that
--             breaks the rule.
-- source:     core.quarantine
-- parameters: $1 table or null, $2 rule or null, $3 rows to leave out, $4 rows to show
select
    loads.file,
    held.line,
    held.table_name,
    held.column_name,
    held.rule,
    left(held.value, 300) as value,
    count(*) over () as total,
from core.quarantine as held
left join raw.loads as loads using (load_id)
where ($1::varchar is null or held.table_name = $1) and ($2::varchar is null or held.rule = $2)
order by held.load_id desc, held.line, held.column_name
offset $3
limit $4
