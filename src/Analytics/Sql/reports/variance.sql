-- A number beside its target
-- parameters:    value, target, better (higher, lower, neither)
-- definition:    amount = value - target, in the unit of the metric. Good at the target or beyond it, the way the metric should go.
-- definition_es: amount = value - target, en la unidad de la métrica. Bien en el objetivo o más allá, en el sentido en que debe ir la
--                métrica.
-- reads:         the value of a card and its target, which people set
select
    ($value::decimal(38, 8) - $target::decimal(38, 8))::decimal(38, 8) as amount,
    case $better
        when 'higher' then $value::decimal(38, 8) >= $target::decimal(38, 8)
        when 'lower' then $value::decimal(38, 8) <= $target::decimal(38, 8)
    end as is_good
