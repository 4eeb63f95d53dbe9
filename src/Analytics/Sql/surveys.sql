-- What customers answer (metrics.md, section 6; reading S47).
-- Days of answers that count together.
create or replace macro survey_days() as getvariable('policy_nps_window_days')::integer;

-- Whether an answer counts on a day: given within the window that ends with it, and not followed by another one of the contact.
create or replace macro counts_on(answered, until, on_day) as
    answered <= on_day and answered > on_day - survey_days() and until > on_day;

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
