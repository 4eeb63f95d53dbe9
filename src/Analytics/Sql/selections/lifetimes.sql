-- What the selected customers pay at the end of a period, and how fast they leave
-- definition: Reading S45, see lifetimes_of.
-- grain:      period
with

bridges as (
    select *, null::varchar as value from monthly_bridges
)

select * exclude (value) from lifetimes_of('bridges', 'selected_months')
