-- The bridge of the selection by period
with

bridges as (
    select *, null::varchar as value from monthly_bridges
)

select * exclude (value) from bridges_by_period('bridges', 'selected_calendar')
