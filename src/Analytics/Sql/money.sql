-- Arithmetic of amounts that several files share.
-- A month of an amount billed every n units is amount x months_over / months_under (reading S8).
create or replace macro months_over(unit) as
    case unit when interval_unit('day') then 365 when interval_unit('week') then 52 else 1 end;

create or replace macro months_under(unit, n) as
    n * case unit when interval_unit('month') then 1 when interval_unit('quarter') then 3 else 12 end;

-- Reading S12: an interval of twelve months or longer.
create or replace macro is_annual(unit, n) as
    n >= case unit
        when interval_unit('year') then 1
        when interval_unit('quarter') then 4
        when interval_unit('month') then 12
        when interval_unit('week') then 52
        else 365
    end;

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
        when abs(amount) < 1000000 and abs((amount)::double * whole::double) < 900000
            then ((amount)::decimal(18, 8) * whole)::decimal(38, 12) + ((amount)::double * rest)::decimal(18, 12)
        else (amount * rate)::decimal(38, 12)
    end::decimal(38, 12);
