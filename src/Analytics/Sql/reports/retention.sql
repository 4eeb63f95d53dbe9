-- Net and gross retention, by value of an attribute, and what changed it | Retención neta y bruta, por valor de un atributo, y lo que la cambió
-- parameters:    month (blank = the last whole one), months (of the window; 12), by (segment, country, csm, acquisition_channel,
--                industry, currency)
-- definition:    Who paid at the start of the window, what they pay at its end, and why that differs: parts of the start MRR (churn,
--                contraction, price rises, expansion). nrr_before is the window that ends where this one starts. Each value's part of the
--                change of NRR is its *_effect: a change of a rate weighs as the mean of the value's two shares of start MRR, and what
--                moved the shares is the mix. The effects of all values add up to the change of NRR of all.
-- definition_es: Quién pagaba al empezar la ventana, qué paga al final y por qué difiere: partes del MRR inicial (bajas, contracción,
--                subidas de precio, expansión). nrr_before es la ventana que termina donde empieza esta. La parte de cada valor en el
--                cambio de la NRR es su *_effect: el cambio de una tasa pesa la media de las dos proporciones del valor en el MRR
--                inicial, y lo que movió las proporciones es la mezcla. Los efectos de todos los valores suman el cambio de la NRR del
--                conjunto.
-- defaults:      by=segment
-- source:        monthly_balances, monthly_moves, core.customers
with

months as (
    select
        end_month($month) as until,
        (end_month($month) - to_months(coalesce($months, 12)::integer))::date as since,
        (end_month($month) - to_months(2 * coalesce($months, 12)::integer))::date as before
),

windows as (
    select true as is_now, *
    from kept_between('monthly_balances', 'monthly_moves', (select since from months), (select until from months))
    union all
    select false, *
    from kept_between('monthly_balances', 'monthly_moves', (select before from months), (select since from months))
),

valued as (
    select
        w.*,
        attribute_of($by, c.segment, c.country, c.csm, c.acquisition_channel, c.industry, c.currency) as value
    from windows as w
    join core.customers as c using (customer_key)
),

sums as (
    select
        value,
        is_now,
        count(*) as n,
        count(*) filter (end_mrr > 0) as stayed,
        sum(start_mrr)::double as start_mrr,
        sum(end_mrr)::double as end_mrr,
        sum(kept_mrr)::double as kept_mrr,
        sum(churned)::double as churned,
        sum(contraction)::double as contraction,
        sum(price)::double as price,
        sum(expansion)::double as expansion,
        sum(start_mrr)::double / nullif((sum(sum(start_mrr)) over (partition by is_now))::double, 0) as share
    from valued
    group by value, is_now
),

sides as (
    select
        coalesce(a.value, b.value) as value,
        a.* exclude (value, is_now, share),
        b.start_mrr as start_before,
        b.end_mrr as end_before,
        coalesce(a.share, 0) as share_now,
        coalesce(b.share, 0) as share_before,
        (share_now + share_before) / 2 as weight,
        a.end_mrr / nullif(a.start_mrr, 0) as nrr,
        b.end_mrr / nullif(b.start_mrr, 0) as nrr_before,
        weight * coalesce(b.churned / nullif(b.start_mrr, 0) - a.churned / nullif(a.start_mrr, 0), 0) as churn_effect,
        weight * coalesce(b.contraction / nullif(b.start_mrr, 0) - a.contraction / nullif(a.start_mrr, 0), 0) as contraction_effect,
        weight * coalesce(a.price / nullif(a.start_mrr, 0) - b.price / nullif(b.start_mrr, 0), 0) as price_effect,
        weight * coalesce(a.expansion / nullif(a.start_mrr, 0) - b.expansion / nullif(b.start_mrr, 0), 0) as expansion_effect
    from (select * from sums where is_now) as a
    full join (select * from sums where not is_now) as b on b.value is not distinct from a.value
),

-- A value that was not there in one of the windows has the NRR of the other one: all of it is mix.
final as (
    select
        if(grouping(value) = 1, 'all', 'value') as kind,
        value,
        coalesce(sum(n), 0)::bigint as n,
        sum(start_mrr)::decimal(38, 8) as start_mrr,
        (sum(stayed) / nullif(sum(n), 0))::decimal(18, 8) as logo,
        (sum(kept_mrr) / nullif(sum(start_mrr), 0))::decimal(18, 8) as grr,
        (sum(end_mrr) / nullif(sum(start_mrr), 0))::decimal(18, 8) as nrr,
        (sum(end_before) / nullif(sum(start_before), 0))::decimal(18, 8) as nrr_before,
        sum(churn_effect)::decimal(18, 8) as churn_effect,
        sum(contraction_effect)::decimal(18, 8) as contraction_effect,
        sum(price_effect)::decimal(18, 8) as price_effect,
        sum(expansion_effect)::decimal(18, 8) as expansion_effect,
        sum((share_now - share_before) * (coalesce(nrr, nrr_before) + coalesce(nrr_before, nrr)) / 2)::decimal(18, 8) as mix_effect
    from sides
    group by grouping sets ((value), ())
    order by grouping(value), start_mrr desc nulls last, value
)

select * from final
