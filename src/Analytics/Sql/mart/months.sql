-- Months of the report
-- definition: From the month of the first MRR above 0 to the as-of month, no gaps (reading S34); from the first answer to a survey
--             where there is no MRR at all. is_complete is false for a month that has not ended on the as-of day.
-- grain:      month
with

months as (
    select unnest(generate_series(
        coalesce(
            (select date_trunc('month', min(day)) from mart.service_moves where not by_month and mrr_after > 0),
            (select date_trunc('month', min(day)) from mart.survey_answers)
        ),
        date_trunc('month', getvariable('as_of')),
        interval 1 month
    ))::date as month
),

final as (
    select month, least(last_day(month), getvariable('as_of')) as last_day, last_day(month) <= getvariable('as_of') as is_complete
    from months
)

select * from final
