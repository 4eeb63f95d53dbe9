-- One customer's support tickets | Solicitudes de soporte de un cliente
-- parameters:    customer
-- definition:    Every ticket opened until the as-of day, the latest first; solved_on stays blank while it is open on that day.
-- definition_es: Todas las incidencias abiertas hasta el día de los datos, primero la última; solved_on queda en blanco mientras siga
--                abierta ese día.
-- source:        staging.support_tickets
select
    customer_id,
    ticket_id,
    opened_at::date as opened_on,
    first_response_at::date as answered_on,
    if(solved_at::date <= getvariable('as_of'), solved_at::date, null) as solved_on,
    category,
    priority,
    channel,
    try_cast(satisfaction as double) as satisfaction
from staging.support_tickets
where customer_id = $customer and reason is null and opened_at::date <= getvariable('as_of')
order by opened_at desc, ticket_id
