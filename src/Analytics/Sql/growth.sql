-- What makes a customer worth an offer (docs/decisions/0059-an-offer-has-a-reason-and-keeps-out-of-the-way.md).
-- The share of a plan's limit from which a customer is near it, and of the seats from which they are full.
create or replace macro near_limit() as 0.8;

create or replace macro full_seats() as 0.9;

-- Customers who have both products of a pair, at least, for a lift to mean anything.
create or replace macro least_pair() as 5;

-- Days in which nothing is offered after an offer, and how many offers a customer gets at most.
create or replace macro offer_pause_days() as 30;

create or replace macro most_offers() as 2;

-- Answers to offers of a kind from which their share of yes is known.
create or replace macro least_answers() as 20;

-- What a monthly payer is expected to pay in so many months, of which a share leaves each month: the first is paid in any case.
create or replace macro expected_months(churn, months) as if(churn < 0.000000001, months::double, (1 - pow(1 - churn::double, months)) / churn::double);

-- The first month by which a monthly payer is expected to have paid what the year costs; null where it never does.
create or replace macro break_even_month(monthly, yearly, churn) as
    case
        when monthly <= 0 then null
        when churn < 0.000000001 then ceil(round(yearly / monthly, 6))
        when yearly * churn / monthly >= 1 then null
        else ceil(round(ln(1 - yearly * churn / monthly) / ln(1 - churn), 6))
    end::integer;

-- Days in which the same thing is not offered again.
create or replace macro again_after_days() as 180;
