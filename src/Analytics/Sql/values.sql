-- How text becomes a value, and days.
-- Each answers null for what it cannot read; staging then says why the row waits.
-- Raw text is trimmed on the way in; blank() is for what was put there by other means. The largest tables do without it:
-- trimming takes as long as all the rest.
create or replace macro blank(v) as nullif(trim(v), '');

-- As people look for it: case and accents make no difference, "pena" is "Peña".
create or replace macro folded(v) as strip_accents(lower(v));

create or replace macro amount_of(v) as try_cast(v as decimal(18, 8));

create or replace macro rate_of(v) as try_cast(v as decimal(28, 12));

create or replace macro whole_number(v) as
    case when not contains(v, '.') and not contains(v, 'e') and not contains(v, 'E') then try_cast(v as integer) end;

-- How many units are between two bills.
create or replace macro intervals(unit, n) as if(unit = 'half-year', 6 * coalesce(whole_number(n), 1), whole_number(n));

create or replace macro yes_or_no(v) as
    case
        when lower(v) in ('true', 'yes', 'y', 't', '1') then true
        when lower(v) in ('false', 'no', 'n', 'f', '0') then false
    end;

-- The beginning of an ISO date of a year that a business can mean: a slip like 0204 or 20244 is not a date. The text is
-- looked at, not the value, because a macro that names its value twice works it out twice.
create or replace macro begins_like_a_date(v) as v >= '1900' and v < '22' and substr(v, 5, 1) = '-';

-- A date of ten signs. A function that cannot fail is worked out once for each different text of a column, a cast for each row.
create or replace macro day_of(v) as try_strptime(v, '%Y-%m-%d');

create or replace macro keeps_utc() as coalesce(getvariable('policy_timezone'), 'UTC') = 'UTC';

-- An instant on the clocks of the workspace zone. UTC asks no calendar: it is the instant itself, which reads four times as fast.
create or replace macro on_local_clocks(instant) as
    case when keeps_utc() then make_timestamp(epoch_us(instant)) else timezone(getvariable('policy_timezone'), instant) end;

-- Reading S3: a date is that calendar day, a time with an offset is brought to the workspace zone, one without is in it.
create or replace macro local_time(v) as
    case
        when length(v) < 10 or not begins_like_a_date(v) then null
        when length(v) = 10 then day_of(v)
        when suffix(v, 'Z') then case when keeps_utc() then try_cast(v as timestamp) else on_local_clocks(try_cast(v as timestamptz)) end
        when suffix(v, 'UTC') or contains(v, '+') or contains(substr(v, 12), '-')
            then on_local_clocks(try_cast(replace(replace(replace(v, ' UTC', 'Z'), ' +', '+'), ' -', '-') as timestamptz))
        else try_cast(v as timestamp)
    end;

create or replace macro local_date(v) as
    case
        when length(v) = 10 and begins_like_a_date(v) then day_of(v)::date
        when length(v) > 10 then local_time(v)::date
    end;

-- The same for staging, whose rows the rules have passed: a text of ten signs is a date then.
create or replace macro passed_time(v) as
    case when length(v) = 10 then day_of(v) when v is not null then local_time(v) end;

create or replace macro passed_date(v) as
    case when length(v) = 10 then day_of(v)::date when v is not null then local_time(v)::date end;

-- Reading S48: YYYY-MM or a date in the month.
create or replace macro month_of(v) as
    date_trunc('month', case when length(v) = 7 then local_date(v || '-01') else local_date(v) end)::date;

-- The month a card expires, YYYY-MM, kept as text.
create or replace macro year_month(v) as
    case when length(v) = 7 and local_date(v || '-01') is not null then v end;

-- Far away: the end of what has no end.
create or replace macro never() as date '9999-12-31';

-- A day plus n billing intervals; the end of a month stays the end of a month.
create or replace macro after_intervals(day, unit, n) as
    case unit
        when interval_unit('day') then day + n::integer
        when interval_unit('week') then day + 7 * n::integer
        when interval_unit('month') then (day + to_months(n::integer))::date
        when interval_unit('quarter') then (day + to_months(3 * n::integer))::date
        when interval_unit('year') then (day + to_months(12 * n::integer))::date
    end;

-- Whole billing intervals between two days; a month that ends early counts as whole a few days late.
create or replace macro whole_intervals(anchor, day, unit, n) as
    case unit
        when interval_unit('day') then (day - anchor) // n::integer
        when interval_unit('week') then (day - anchor) // (7 * n::integer)
        else datesub('month', anchor, day) // months_under(unit, n)::integer
    end;

-- The first day after a day on which a contract that bills every n units from its anchor renews.
create or replace macro next_interval(anchor, day, unit, n) as
    if(
        after_intervals(anchor, unit, (whole_intervals(anchor, day, unit, n) + 1) * n) > day,
        after_intervals(anchor, unit, (whole_intervals(anchor, day, unit, n) + 1) * n),
        after_intervals(anchor, unit, (whole_intervals(anchor, day, unit, n) + 2) * n)
    );

-- The first month of a period of some months, which is called by its last.
create or replace macro first_month(period, months) as (period::date - to_months(months::integer - 1))::date;

-- The last month of a period that there is: a period that is not over ends with the month of the as-of day.
create or replace macro end_month(period) as least(period::date, date_trunc('month', getvariable('as_of')::date))::date;

-- The age in whole months at which something of a day shows (reading S41): the first k for which first + k months is not before it.
create or replace macro months_of_age(first, day) as
    datediff('month', first, day) + ((first + to_months(datediff('month', first, day)::integer))::date < day)::integer;

-- Months counted through: the next month has the next number.
create or replace macro month_number(day) as datediff('month', date '1970-01-01', day::date);
