-- How money comes in (metrics.md, section 7).
-- How many days of an as-of day's past are asked about: a card that expires, a term that ends.
create or replace macro card_days() as 60;

-- Hours that go over to the next period, of those left (negative: used too many) of a period. What was brought over is used
-- first, so that of unused hours at most the period's own stay for one period more.
create or replace macro rolled_over(hours_left, included, rate) as
    case
        when getvariable('policy_retainer_rollover') = 'never' then 0
        when hours_left < 0 then if(rate is null, hours_left, 0)
        when getvariable('policy_retainer_rollover') = 'always' then hours_left
        else least(hours_left, included)
    end::decimal(18, 8);

-- How late an open invoice is on a day, in the usual classes.
create or replace macro ageing_of(days) as
    case when days <= 0 then 'not_due' when days <= 30 then '1_30' when days <= 60 then '31_60' when days <= 90 then '61_90' else 'over_90' end;

-- The limits of the payer bands: days past due up to which a customer is punctual, slow, late; beyond, chronic.
create or replace macro band_limit(place) as split_part(getvariable('policy_payer_band_days'), ',', place)::integer;

create or replace macro band_of(days) as
    case
        when days is null then 'unknown'
        when days <= band_limit(1) then 'punctual'
        when days <= band_limit(2) then 'slow'
        when days <= band_limit(3) then 'late'
        else 'chronic'
    end;

-- The part of a month whose billing an amount owed makes up, when what was billed later comes first: 1 for all of it.
create or replace macro days_billed(owed, billed, later) as
    case when owed <= later then 0 else least(1, coalesce((owed - later) / nullif(billed, 0), 1)) end;
