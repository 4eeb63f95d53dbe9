-- What customers answer (metrics.md, section 6; reading S47).
-- Days of answers that count together.
create or replace macro survey_days() as getvariable('policy_nps_window_days')::integer;

-- Whether an answer counts on a day: given within the window that ends with it, and not followed by another one of the contact.
create or replace macro counts_on(answered, until, on_day) as
    answered <= on_day and answered > on_day - survey_days() and until > on_day;

-- Whether a survey was sent within the window that ends with a day.
create or replace macro asked_on(sent, on_day) as sent <= on_day and sent > on_day - survey_days();

-- What a vote says, or the mean of several; and every voice there is, in the order of the pages.
create or replace macro voice_of(vote) as case when vote > 0 then 'promoter' when vote < 0 then 'detractor' when vote = 0 then 'passive' end;

create or replace macro voice_names() as ['promoter', 'passive', 'detractor', 'silent', 'unasked'];

-- Net promoter score of p promoters and d detractors among n answers, -100 to 100; none under five answers.
create or replace macro nps_of(p, d, n) as if(n >= 5, 100 * (p - d)::double / n, null);

create or replace macro nps_error(p, d, n) as
    100 * sqrt(greatest(0, (p + d)::double / nullif(n, 0) - pow((p - d)::double / nullif(n, 0), 2)) / nullif(n, 0));

-- The normal quantile of a 95 % interval, to six decimals: with 1.96 a published margin of 25.11 comes out as 25.12.
create or replace macro z95() as 1.959964;

-- Half the width of the 95 % interval; under thirty answers that of the adjusted interval, which adds three answers.
create or replace macro nps_margin(p, d, n) as
    case when n >= 30 then z95() * nps_error(p, d, n) when n >= 5 then z95() * nps_error(p + 0.75, d + 0.75, n + 3) end;

create or replace macro nps_middle(p, d, n) as
    case when n >= 30 then 100 * (p - d)::double / n when n >= 5 then 100 * (p - d)::double / (n + 3) end;

create or replace macro nps_low(p, d, n) as if(n >= 5, greatest(-100, nps_middle(p, d, n) - nps_margin(p, d, n)), null);

create or replace macro nps_high(p, d, n) as if(n >= 5, least(100, nps_middle(p, d, n) + nps_margin(p, d, n)), null);

-- Two working days later: by then somebody has spoken to who is unhappy.
create or replace macro two_working_days_after(day) as day + [2, 2, 2, 4, 4, 3, 2][isodow(day)::integer];

-- The share of answers to a survey in the upper part of its scale, by period; none under five.
-- periods, votes: the names of tables of periods and of votes by period.
create or replace macro satisfaction_of(periods, votes, asked) as table
with

sums as (
    select month, count(*)::bigint as n, sum(vote)::double / nullif(count(*), 0) as share
    from query_table(votes)
    where survey = asked
    group by month
)

select
    p.month,
    if(n >= 5, share, null)::decimal(28, 8) as value,
    n,
    if(n >= 5, wilson_low(share, n), null)::decimal(28, 8) as low,
    if(n >= 5, wilson_high(share, n), null)::decimal(28, 8) as high
from query_table(periods) as p
left join sums using (month);

-- NPS over customers, by period: the mean of each customer's own votes by its weight; none under five customers, no margin under thirty.
-- periods, weighed: the names of tables of periods and of customers by period with vote and weight.
create or replace macro nps_over(periods, weighed) as table
with

middles as (
    select month, vote, weight, sum(weight * vote) over of_month / nullif(sum(weight) over of_month, 0) as middle
    from query_table(weighed)
    window of_month as (partition by month)
),

sums as (
    select
        month,
        count(*)::bigint as n,
        100 * any_value(middle) as score,
        100 * z95() * sqrt(sum(pow(weight * (vote - middle), 2))) / nullif(sum(weight), 0) as margin
    from middles
    group by month
)

select p.month, if(n >= 5, score, null)::decimal(28, 8) as value, n, if(n >= 30, margin, null)::decimal(28, 8) as margin
from query_table(periods) as p
left join sums using (month);
