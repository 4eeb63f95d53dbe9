-- Sales and marketing cost that is in no period | Gasto de ventas y marketing que no está en ningún periodo
-- definition:    Rows without a rate or that otherwise wait in quarantine, rows of months before the first customer, and rows of months
--                that have not begun on the as-of day.
-- definition_es: Filas sin tipo de cambio o que por otro motivo esperan en cuarentena, filas de meses anteriores al primer cliente y
--                filas de meses que no han empezado el día de los datos.
-- source:        core.quarantine, core.acquisition_costs_judged, mart.months
with

final as (
    select 'waiting' as what, count(*)::bigint as rows
    from core.quarantine
    where table_name = 'acquisition_costs'
    union all
    select 'early', count(*)
    from core.acquisition_costs_judged
    where reason is null and month < (select min(month) from mart.months)
    union all
    select 'ahead', count(*)
    from core.acquisition_costs_judged
    where reason is null and month > getvariable('as_of')
)

select * from final where rows > 0
