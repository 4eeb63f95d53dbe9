-- The bridges of the selection by value and period
select * from bridges_by_period('monthly_splits', 'selected_calendar')
