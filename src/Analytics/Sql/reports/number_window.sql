-- Customers behind the net and gross retention of a period | Clientes detrás de la retención neta y bruta de un periodo
-- parameters:    month, movement (base, retained, kept)
-- definition:    Who paid twelve months before its end, with what they paid then (base), what they pay at its end (retained), and the
--                smaller of the two (kept), at the rates of twelve months before (reading S40). Nobody while it is not over.
-- definition_es: Quién pagaba doce meses antes de su final, con lo que pagaba entonces (base), lo que paga al final (retained) y el menor
--                de los dos (kept), a los tipos de cambio de doce meses antes (lectura S40). Nadie mientras no haya terminado.
-- source:        monthly_balances
with

starts as (
    select customer_key, sum(mrr) as start_mrr
    from monthly_balances
    where (select is_complete from selected_months where month = $month)
        and month = (end_month($month) - interval 12 month)::date
    group by customer_key
),

ends as (
    select b.customer_key, sum(valued_by_parts(b.own, r.rate, r.whole, r.rest)) as end_mrr
    from monthly_balances as b
    join core.rates as r on r.currency = b.currency and r.month = (end_month($month) - interval 12 month)::date
    where b.month = end_month($month)
    group by b.customer_key
)

select
    customer_key,
    case $movement
        when 'base' then start_mrr
        when 'retained' then coalesce(end_mrr, 0)
        when 'kept' then least(start_mrr, coalesce(end_mrr, 0))
    end as amount,
    null::date as day,
    null::varchar as movement,
    null::varchar as subtype
from starts
left join ends using (customer_key)
