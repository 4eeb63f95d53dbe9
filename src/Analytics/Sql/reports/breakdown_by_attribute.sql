-- MRR bridge of one month by an attribute of customers | Puente de MRR de un mes por un atributo de los clientes
-- parameters:    month, by (segment, country, csm, acquisition_channel, industry, currency)
-- definition:    The bridge of each value; today's value counts for all months (reading S31). The smallest beyond 60 are folded into one
--                row; total is the sum of all rows.
-- definition_es: El puente de cada valor; el valor de hoy vale para todos los meses (lectura S31). A partir de 60, los más pequeños se
--                juntan en una fila; total es la suma de todas.
-- defaults:      by=segment
-- source:        selected_splits, selected_bridges
with

split as (
    select
        value,
        value as label,
        opening, new, reactivation, expansion, resumed, contraction, churn, paused,
        transferred,
        fx, closing, customers,
        (select customers from selected_bridges where month = $month) as customers_of_all
    from selected_splits
    where month = $month
        and (opening <> 0 or closing <> 0 or new <> 0 or churn <> 0 or transferred <> 0)
)

select * from breakdown_of('split')
