-- Comments that count at the end of a period
-- parameters: month
-- definition: Those of the window of NPS (reading S47): of the days of the policy nps_window_days that end with the period's last day, for
--             each contact and survey the latest answer. Comments beside CSAT and CES count as comments, and are no promoters and no
--             detractors. A theme is null for a comment without one; a comment with several stands once for each, and is_first once.
-- source:     core.comments, selected_customers, selected_months
with

days as (
    select last_day, last_day - getvariable('policy_nps_window_days')::integer as before
    from selected_months
    where month = $month
),

counted as (
    select c.response_id, c.customer_key, c.kind, c.day, coalesce(c.themes, [null]) as themes
    from core.comments as c
    semi join selected_customers using (customer_key)
    join days as d on c.day > d.before and c.day <= d.last_day and (c.answered_again is null or c.answered_again > d.last_day)
),

final as (
    select response_id, customer_key, kind, day, unnest(themes) as theme, unnest(range(len(themes))) = 0 as is_first
    from counted
)

select * from final
