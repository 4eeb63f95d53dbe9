-- The files that were taken in, newest first
-- definition: One row a file: how it was read, and what became of its rows; accepted, quarantined and skipped add up to rows.
--             Times are in the workspace's zone.
-- source:     raw.loads
-- parameters: $1 rows to leave out, $2 rows to show
select
    load_id,
    file,
    mapping,
    array_to_string(tables, ', ') as tables,
    loaded_at at time zone 'UTC' at time zone getvariable('policy_timezone') as loaded_at,
    rows,
    accepted,
    quarantined,
    skipped,
    replaced,
    count(*) over () as total,
from raw.loads
order by load_id desc
offset $1
limit $2
