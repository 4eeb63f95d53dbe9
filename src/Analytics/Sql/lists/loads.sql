-- The files that were taken in, newest first
-- definition: One row a file: how it was read, and what became of its rows; accepted, quarantined and skipped add up to rows.
--             skipped_because is a JSON object of the rows kept aside for each reason; the rest of skipped is blank. Times are in the
--             workspace's zone.
-- source:     raw.loads, raw.skips
-- parameters: $1 rows to leave out, $2 rows to show
with

skips as (
    select load_id, json_group_object(reason, rows)::varchar as because
    from (select load_id, reason, count(*) as rows from raw.skips group by all order by all)
    group by load_id
)

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
    coalesce(because, '{}') as skipped_because,
    count(*) over () as total,
from raw.loads
left join skips using (load_id)
order by load_id desc
offset $1
limit $2
