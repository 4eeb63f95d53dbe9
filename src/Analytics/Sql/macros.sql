-- How text becomes a value. Each answers null for what it cannot read; staging then says why the row waits.
-- Raw text is trimmed on the way in; blank() is for what was put there by other means. The largest tables do without it:
-- trimming takes as long as all the rest.
create or replace macro blank(v) as nullif(trim(v), '');

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

-- A month of an amount billed every n units is amount x months_over / months_under (reading S8).
create or replace macro months_over(unit) as case unit when 'day' then 365 when 'week' then 52 else 1 end;

create or replace macro months_under(unit, n) as
    n * case unit when 'month' then 1 when 'quarter' then 3 else 12 end;

-- Reading S12: an interval of twelve months or longer.
create or replace macro is_annual(unit, n) as
    n >= case unit when 'year' then 1 when 'quarter' then 4 when 'month' then 12 when 'week' then 52 else 365 end;

-- A decimal of 8 places as a whole number, and back: whole numbers divide exactly, decimals become floating point.
create or replace macro units_of(amount) as (amount::decimal(38, 8) * 100000000)::hugeint;

create or replace macro amount_of_units(units) as
    ((units)::decimal(28, 0) * 0.00000001::decimal(8, 8))::decimal(18, 8);

-- numerator / denominator, rounded half up; both above or at zero.
create or replace macro half_up(numerator, denominator) as
    (2 * numerator + denominator) // (2 * denominator);

-- Readings S4, S14: MRR of a subscription, 8 decimals, half up, never below 0.
create or replace macro mrr_of(unit_amount, quantity, percent, discount, unit, n) as
    amount_of_units(half_up(
        greatest(
            0::hugeint,
            units_of(unit_amount) * units_of(quantity)
            - units_of(unit_amount) * units_of(quantity) * units_of(percent) // 10000000000::hugeint
            - units_of(discount) * 100000000::hugeint
        ) * months_over(unit),
        months_under(unit, n) * 100000000::hugeint
    ));

-- The same in 64 bits, where wide numbers are not needed: DuckDB divides 128 bits bit by bit, a hundred times slower.
create or replace macro small_units_of(amount) as
    trunc(amount)::bigint * 100000000 + ((amount - trunc(amount))::decimal(9, 8) * 100000000::decimal(9, 0))::bigint;

create or replace macro amount_of_small_units(units) as
    (units::decimal(18, 0) * 0.00000001::decimal(8, 8))::decimal(18, 8);

-- Whether mrr_of fits 64 bits: whole quantity and percent, below a million an interval.
create or replace macro is_small(unit_amount, quantity, percent) as
    quantity = trunc(quantity) and percent = trunc(percent) and unit_amount::double * quantity::double < 1000000;

create or replace macro small_mrr_of(unit_amount, quantity, percent, discount, unit, n) as
    amount_of_small_units(half_up(
        greatest(
            0,
            small_units_of(unit_amount) * trunc(quantity)::bigint * (100 - trunc(percent)::bigint) - small_units_of(discount) * 100
        ) * months_over(unit)::bigint,
        months_under(unit, n)::bigint * 100
    ));

-- An amount in the reporting currency, 12 decimals: far below a cent even when summed over millions.
create or replace macro valued(amount, rate) as (amount * rate)::decimal(38, 12);

-- The same for the largest tables, ten times as fast: bringing the 24 decimals of a product back to 12 is a division in
-- 128 bits. whole is the rate down to its fourth decimal, so that the first product has 12 decimals and is exact; rest is
-- what is left of the rate, below 0.0001. For amounts below a million its product is below 100, where a double is good to
-- 13 decimals and more: the sum is what valued gives, at most one off in the twelfth decimal. The first product has to stay
-- below a million, since two decimals of 18 digits make one of 18.
create or replace macro valued_by_parts(amount, rate, whole, rest) as
    case
        when abs(amount) < 1000000 and abs((amount)::double * whole::double) < 900000 then ((amount)::decimal(18, 8) * whole)::decimal(38, 12) + ((amount)::double * rest)::decimal(18, 12)
        else (amount * rate)::decimal(38, 12)
    end::decimal(38, 12);
