-- What a customer answered in a quarter | Lo que un cliente respondió en un trimestre
-- parameters:    customer_key (so that only its rows are looked at), from, to (first and last day)
-- definition:    Answers to surveys, in the customer's own words, the latest first.
-- definition_es: Respuestas a encuestas, con las palabras del cliente, primero la última.
-- source:        core.responses
select
    responded_at::date as day,
    survey,
    score::decimal(18, 4) as score,
    scale_max::decimal(18, 4) as scale_max,
    comment
from core.responses
where customer_key = $customer_key and responded_at is not null
    and responded_at::date >= $from::date and responded_at::date <= $to::date and responded_at::date <= getvariable('as_of')
order by responded_at desc, response_id
