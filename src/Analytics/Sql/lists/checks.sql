-- The checks and what the last refresh found
-- definition: One row a check of the last refresh that came as far as its checks; none of them may have offending rows.
-- source:     ops.check_results
select
    check_name,
    title,
    offending_rows,
    sample,
from ops.check_results
where run_id = (select max(run_id) from ops.check_results)
order by offending_rows > 0 desc, check_name
