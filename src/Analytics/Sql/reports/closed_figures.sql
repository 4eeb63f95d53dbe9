-- Closed months: what their bridges said then and say now | Meses cerrados: lo que sus puentes decían entonces y dicen ahora
-- parameters:    policies (those in force, as name=value)
-- definition:    The bridge as it was frozen when the month was closed, beside the bridge of today: what was restated since (reading
--                S22).
-- definition_es: El puente congelado al cerrar el mes, junto al puente de hoy: lo que se ha reexpresado desde entonces (lectura S22).
-- source:        ops.closed_months, ops.closed_figures, mart.bridge_lines
select
    m.month,
    m.closed_at at time zone 'UTC' at time zone getvariable('policy_timezone') as closed_at,
    m.as_of,
    m.policies,
    m.policies is distinct from $policies as under_other_policies,
    f.movement,
    f.amount::decimal(38, 8) as was,
    coalesce(n.amount, 0)::decimal(38, 8) as now,
    (coalesce(n.amount, 0) - f.amount)::decimal(38, 8) as change
from ops.closed_months as m
join ops.closed_figures as f using (month)
left join mart.bridge_lines as n on n.month = f.month and n.movement = f.movement
order by m.month desc
