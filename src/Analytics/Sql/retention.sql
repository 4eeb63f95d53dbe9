-- What the customers of one month pay at the end of another. A macro is made before there are tables: it names those it is given
-- first. balances: customer_key, month, currency, own, mrr; moves: customer_key, month, subtype, amount.
-- One row for each customer who paid at the end of since, all at the rates of since (reading S40): start_mrr = churned + contraction
-- + kept, end_mrr = kept + price + expansion. Of a gain at most what price rises of the time between brought is price, the rest
-- is expansion.
create or replace macro kept_between(balances, moves, since, until) as table
with

starts as (
    select customer_key, sum(mrr) as start_mrr
    from query_table(balances)
    where month = since
    group by customer_key
),

ends as (
    select b.customer_key, sum(valued(b.own, r.rate)) as end_mrr
    from query_table(balances) as b
    join core.rates as r on r.currency = b.currency and r.month = since
    where b.month = until
    group by b.customer_key
),

rises as (
    select customer_key, sum(amount) as amount
    from query_table(moves)
    where month > since and month <= until and subtype = 'price_increase'
    group by customer_key
),

both_ends as (
    select
        s.customer_key,
        s.start_mrr,
        coalesce(e.end_mrr, 0) as end_mrr,
        least(s.start_mrr, coalesce(e.end_mrr, 0)) as kept_mrr,
        greatest(coalesce(e.end_mrr, 0) - s.start_mrr, 0) as gain,
        coalesce(r.amount, 0) as rise
    from starts as s
    left join ends as e using (customer_key)
    left join rises as r using (customer_key)
)

select
    customer_key,
    start_mrr,
    end_mrr,
    kept_mrr,
    if(end_mrr = 0, start_mrr, 0) as churned,
    if(end_mrr > 0, start_mrr - kept_mrr, 0) as contraction,
    least(gain, rise) as price,
    gain - least(gain, rise) as expansion
from both_ends;
