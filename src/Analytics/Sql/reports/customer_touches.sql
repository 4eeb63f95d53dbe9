-- One customer's contacts with us | Contactos con un cliente
-- parameters:    customer
-- definition:    Every call, meeting, e-mail and the like until the as-of day, the latest first.
-- definition_es: Todas las llamadas, reuniones, correos y similares hasta el día de los datos, primero lo último.
-- source:        staging.interactions
select
    customer_id,
    interaction_id,
    happened_at::date as day,
    kind as touch,
    owner,
    summary
from staging.interactions
where customer_id = $customer and reason is null and happened_at::date <= getvariable('as_of')
order by happened_at desc, interaction_id
