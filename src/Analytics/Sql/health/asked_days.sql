-- The days asked for
-- parameters: days (YYYY-MM-DD, with commas between)
-- grain:      day
select distinct unnest(string_split($days, ','))::date as day
