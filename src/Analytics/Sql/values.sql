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

create or replace macro yes_or_no(v) as
    case
        when lower(v) in ('true', 'yes', 'y', 't', '1') then true
        when lower(v) in ('false', 'no', 'n', 'f', '0') then false
    end;

-- The beginning of an ISO date of a year that a business can mean: a slip like 0204 or 20244 is not a date. The text is
-- looked at, not the value, because a macro that names its value twice works it out twice.
create or replace macro begins_like_a_date(v) as v >= '1900' and v < '22' and substr(v, 5, 1) = '-';

-- Reading S3: a date is that calendar day, a time with an offset is brought to the workspace zone, one without is in it.
create or replace macro local_time(v) as
    case
        when length(v) < 10 or not begins_like_a_date(v) then null
        when length(v) = 10 then try_cast(v as date)::timestamp
        when suffix(v, 'Z') or suffix(v, 'UTC') or contains(v, '+') or contains(substr(v, 12), '-')
            then timezone(
                coalesce(getvariable('policy_timezone'), 'UTC'),
                try_cast(replace(replace(replace(v, ' UTC', 'Z'), ' +', '+'), ' -', '-') as timestamptz))
        else try_cast(v as timestamp)
    end;

create or replace macro local_date(v) as
    case
        when length(v) = 10 and begins_like_a_date(v) then try_cast(v as date)
        when length(v) > 10 then local_time(v)::date
    end;

-- The same for staging, whose rows the rules have passed: a text of ten signs is a date then.
create or replace macro passed_time(v) as case when length(v) = 10 then try_cast(v as date)::timestamp else local_time(v) end;

create or replace macro passed_date(v) as case when length(v) = 10 then try_cast(v as date) else local_time(v)::date end;

-- Reading S48: YYYY-MM or a date in the month.
create or replace macro month_of(v) as
    date_trunc('month', case when length(v) = 7 then local_date(v || '-01') else local_date(v) end)::date;

-- The month a card expires, YYYY-MM, kept as text.
create or replace macro year_month(v) as
    case when length(v) = 7 and local_date(v || '-01') is not null then v end;

-- ISO 4217. A code that is not in it is not taken for a currency. One long text is searched: a list of 180 texts in a
-- case is compared one by one, twenty times slower.
create or replace macro currency_code(v) as
    case when length(v) = 3 and contains(
        ' AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF ' ||
        'CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD ' ||
        'HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD ' ||
        'LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP ' ||
        'PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT ' ||
        'TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ZWL ',
        ' ' || upper(v) || ' '
    ) then upper(v) end;

-- Far away: the end of what has no end.
create or replace macro never() as date '9999-12-31';

-- A day plus n billing intervals; the end of a month stays the end of a month.
create or replace macro after_intervals(day, unit, n) as
    case unit
        when 'day' then day + n::integer
        when 'week' then day + 7 * n::integer
        when 'month' then (day + to_months(n::integer))::date
        when 'quarter' then (day + to_months(3 * n::integer))::date
        when 'year' then (day + to_months(12 * n::integer))::date
    end;
