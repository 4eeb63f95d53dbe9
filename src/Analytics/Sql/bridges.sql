-- How facts become a bridge. A macro is made before there are tables: it names the table it is given first, which leaves the
-- rest to be looked up when it is used.
-- facts: the name of a table with dimension, value, month, kind, service_currency, amount, own, n. Kinds are movements,
-- transferred, paid (a change of paid MRR in its own currency), entered, churned and new (counts of customers).
-- The answer has a row for every dimension, value and month from the first payment on. Balances stand at the rate of
-- their month, movements at the opening rate (reading S30). Not rounded.
create or replace macro bridges_of(facts) as table
with

flows as (
    select
        dimension,
        value,
        month,
        sum(amount) filter (kind = 'new') as new,
        sum(amount) filter (kind = 'reactivation') as reactivation,
        sum(amount) filter (kind = 'expansion') as expansion,
        sum(amount) filter (kind = 'resumed') as resumed,
        sum(amount) filter (kind = 'contraction') as contraction,
        sum(amount) filter (kind = 'churn') as churn,
        sum(amount) filter (kind = 'paused') as paused,
        sum(amount) filter (kind = 'transferred') as transferred,
        sum(n) filter (kind = 'entered') as entered,
        sum(n) filter (kind = 'churned') as churned,
        sum(n) filter (kind = 'new') as new_customers
    from query_table(facts)
    group by dimension, value, month
),

paid as (
    select f.dimension, f.value, f.service_currency, m.month, sum(f.own) as own
    from (
        select dimension, value, service_currency, month, sum(own) as own
        from query_table(facts)
        where kind = 'paid'
        group by all
    ) as f
    join mart.months as m on f.month <= m.month
    group by all
),

balances as (
    select
        p.dimension,
        p.value,
        p.month,
        sum(valued(p.own, r.rate)) as closing,
        sum(valued(p.own, r.rate) - valued(p.own, before.rate)) as fx
    from paid as p
    join core.rates as r on r.currency = p.service_currency and r.month = p.month
    join core.rates as before on before.currency = p.service_currency and before.month = (p.month - interval 1 month)::date
    group by p.dimension, p.value, p.month
),

final as (
    select
        b.dimension,
        b.value,
        b.month,
        coalesce(lag(b.closing) over so_far, 0) as opening,
        coalesce(f.new, 0) as new,
        coalesce(f.reactivation, 0) as reactivation,
        coalesce(f.expansion, 0) as expansion,
        coalesce(f.resumed, 0) as resumed,
        coalesce(f.contraction, 0) as contraction,
        coalesce(f.churn, 0) as churn,
        coalesce(f.paused, 0) as paused,
        coalesce(f.transferred, 0) as transferred,
        b.fx,
        b.closing,
        coalesce(sum(f.entered) over so_far, 0)::bigint as customers,
        coalesce(sum(f.entered) over (
            partition by b.dimension, b.value order by b.month rows between unbounded preceding and 1 preceding
        ), 0)::bigint as opening_customers,
        coalesce(f.churned, 0)::bigint as churned_customers,
        coalesce(f.new_customers, 0)::bigint as new_customers
    from balances as b
    left join flows as f on f.dimension = b.dimension and f.value is not distinct from b.value and f.month = b.month
    window so_far as (partition by b.dimension, b.value order by b.month)
)

select * from final;

-- The bridge of one selection with a row for every month of the report: nothing where nobody had paid yet.
create or replace macro in_every_month(bridges) as table
select m.month, if(b.month is null, 0, columns(b.* exclude (dimension, value, month)))
from query_table(bridges) as b
right join mart.months as m using (month);

-- Bridges by period: balances are read at its ends, movements and effects of exchange rates are the sums of its months, so that
-- it balances as they do (docs/decisions/0025). Who churned is counted over the whole period, in selected_churned.
-- bridges: the name of a table of bridges by value and month; calendar: that of the months of each period.
create or replace macro bridges_by_period(bridges, calendar) as table
select
    b.value,
    c.period as month,
    arg_min(b.opening, b.month) as opening,
    sum(b.new) as new,
    sum(b.reactivation) as reactivation,
    sum(b.expansion) as expansion,
    sum(b.resumed) as resumed,
    sum(b.contraction) as contraction,
    sum(b.churn) as churn,
    sum(b.paused) as paused,
    sum(b.transferred) as transferred,
    sum(b.fx) as fx,
    arg_max(b.closing, b.month) as closing,
    arg_max(b.customers, b.month) as customers,
    arg_min(b.opening_customers, b.month) as opening_customers,
    sum(b.new_customers)::bigint as new_customers
from query_table(bridges) as b
join query_table(calendar) as c using (month)
group by b.value, c.period;
