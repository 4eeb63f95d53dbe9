-- One customer's answers to surveys | Respuestas de un cliente a las encuestas
-- parameters:    customer, customer_key (both of the same one)
-- definition:    Every survey that was sent or answered until the as-of day, the latest first; without a score nobody has answered.
-- definition_es: Todas las encuestas enviadas o contestadas hasta el día de los datos, primero la última; sin puntuación, nadie ha
--                contestado.
-- source:        core.responses
select
    $customer::varchar as customer_id,
    response_id,
    nullif(contact, '') as contact,
    survey,
    sent_at::date as asked_on,
    responded_at::date as answered_on,
    score::decimal(38, 8) as score,
    scale_max::decimal(38, 8) as scale_max,
    comment
from core.responses
where customer_key = $customer_key and coalesce(responded_at, sent_at)::date <= getvariable('as_of')
order by coalesce(responded_at, sent_at) desc, response_id
