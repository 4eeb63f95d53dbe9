-- From MRR to what the invoices say a month | Del MRR a lo que dicen las facturas de un mes
-- parameters:    month, customer
-- definition:    Why MRR and the recurring lines that cover the same day differ. A cause is named where the state of the subscription
--                says it, or where its terms (with or without the discount, on that day or on the day the line begins) are the billed
--                amount to the coin, or become so with the lines of a proration. What is left is unexplained. MRR plus these amounts is
--                what the lines make a month.
-- definition_es: Por qué difieren el MRR y las líneas recurrentes que cubren el mismo día. Se nombra una causa si lo dice el estado de la
--                suscripción, o si sus condiciones (con o sin el descuento, ese día o el día en que empieza la línea) dan el importe
--                facturado al céntimo, o lo dan con las líneas de un prorrateo. Lo que queda no tiene explicación. El MRR más estos
--                importes es lo que dan las líneas al mes.
-- grain:         customer, cause
-- over:          billed_lines, compared_units
with

terms as (
    select
        u.customer_key,
        u.unit,
        sum(valued(t.full_mrr, r.rate)) filter (d.moment = 'now') as full_now,
        sum(valued(t.discounted_mrr, r.rate)) filter (d.moment = 'now') as net_now,
        sum(valued(t.full_mrr, r.rate)) filter (d.moment = 'then') as full_then,
        sum(valued(t.discounted_mrr, r.rate)) filter (d.moment = 'then') as net_then,
        sum(valued(if(u.billed_from < t.discount_until, t.discounted_mrr, t.full_mrr), r.rate)) filter (d.moment = 'then') as charged_then
    from compared_units as u
    cross join (values ('now'), ('then')) as d (moment)
    join core.subscription_terms as t
        on t.customer_key = u.customer_key
        and (u.unit = 0 or t.subscription_key = u.unit)
        and t.valid_from <= if(d.moment = 'now', u.last_day, u.billed_from)
        and t.valid_to > if(d.moment = 'now', u.last_day, u.billed_from)
    join core.subscriptions as s on s.subscription_key = t.subscription_key
    join core.rates as r on r.currency = s.currency and r.month = u.month
    where u.kind = 'both'
    group by u.customer_key, u.unit
),

guesses as (
    select
        u.*,
        unnest([
            {'place': 1, 'price': full_now, 'discount': full_now - mrr, 'kept': 0, 'changed': 0},
            {'place': 2, 'price': net_now, 'discount': 0, 'kept': net_now - mrr, 'changed': 0},
            {'place': 3, 'price': charged_then, 'discount': 0, 'kept': 0, 'changed': charged_then - mrr},
            {'place': 4, 'price': full_then, 'discount': full_then - charged_then, 'kept': 0, 'changed': charged_then - mrr},
            {'place': 5, 'price': net_then, 'discount': 0, 'kept': net_then - charged_then, 'changed': charged_then - mrr},
            {'place': 6, 'price': if(abs(prorated - mrr) <= coin, billed, null), 'discount': 0, 'kept': 0, 'changed': billed - mrr}
        ]) as guess
    from compared_units as u
    join terms as t using (customer_key, unit)
    where u.kind = 'both'
),

proved as (
    select customer_key, unit, mrr, billed, guess, seen
    from (
        select *, billed as seen from guesses
        union all
        select *, latest from guesses where latest <> billed
    )
    where abs(guess.price - seen) <= coin
    qualify row_number() over (partition by customer_key, unit order by seen <> billed, guess.place) = 1
),

-- What a customer without subscriptions is billed besides: lines that the policies deduct from MRR or count in it (reading S36).
besides as (
    select
        j.customer_key,
        v.service_key as unit,
        if(j.kind = 'discount', 'discount', 'usage_in_mrr') as cause,
        -sum(valued(j.mrr, r.rate)) as amount
    from compared_units as u
    join core.services as v on v.service_key = u.unit
    join core.invoiced_lines_judged as j
        on j.customer_key = u.customer_key and j.currency = v.currency and j.reason is null and j.kind <> 'recurring'
        and j.valid_from <= u.last_day and j.valid_to > u.last_day
    join core.rates as r on r.currency = j.currency and r.month = u.month
    where u.kind = 'invoiced'
    group by all
),

named as (
    select customer_key, unit, 'rounding' as cause, billed - mrr as amount from compared_units where kind = 'same'
    union all
    select customer_key, unit, case when bridged then 'bridged' when withdrawn then 'withdrawn' else 'not_invoiced' end, -mrr
    from compared_units
    where kind = 'unbilled'
    union all
    select
        customer_key,
        unit,
        case
            when list_has_any(states, ['paused', 'lapsed']) then 'paused'
            when list_contains(states, 'past_due') then 'past_due'
            when list_contains(states, 'trial') then 'trial'
            when list_contains(states, 'running') then 'free'
            else 'not_running'
        end,
        billed
    from compared_units
    where kind = 'idle'
    union all
    select customer_key, unit, 'discount', guess.discount from proved
    union all
    select customer_key, unit, 'discount_kept', guess.kept from proved
    union all
    select customer_key, unit, 'changed', guess.changed from proved
    union all
    select customer_key, unit, 'overlap', billed - seen from proved
    union all
    select customer_key, unit, 'rounding', seen - guess.price from proved
    union all
    select customer_key, unit, cause, amount from besides
),

-- Whatever the named causes leave of a unit's difference, so that nothing is lost.
left_over as (
    select
        u.customer_key,
        u.unit,
        if(bridged and billed = 0, 'bridged', if(abs(u.billed - u.mrr - coalesce(n.amount, 0)) <= coin, 'rounding', 'unexplained')) as cause,
        u.billed - u.mrr - coalesce(n.amount, 0) as amount
    from compared_units as u
    left join (select customer_key, unit, sum(amount) as amount from named group by customer_key, unit) as n using (customer_key, unit)
),

final as (
    select customer_key, 'as_mrr' as part, cause, sum(amount) as amount
    from (select * from named union all select * from left_over)
    where amount <> 0
    group by customer_key, cause
)

select * from final
