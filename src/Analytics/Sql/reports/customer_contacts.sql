-- People at one customer | Personas de un cliente
-- parameters:    customer, customer_key (both of the same one), size (rows; blank = all)
-- definition:    The address of the customers file, and everybody who answered or was asked in a survey, with the last answer; contacts
--                counts all of them.
-- definition_es: La dirección del archivo de clientes y todos los que respondieron o fueron preguntados en una encuesta, con su última
--                respuesta; contacts los cuenta a todos.
-- source:        core.customers, core.responses
with

people as (
    select lower(email) as contact, null as survey, null as score, null as day, null as asked_on
    from core.customers
    where customer_key = $customer_key and email is not null
    union all
    select contact, survey, score, responded_at::date, sent_at::date
    from core.responses
    where customer_key = $customer_key and contact <> ''
),

final as (
    select
        contact,
        bool_or(survey is null) as is_main,
        max(day) as answered_on,
        arg_max(survey, day) as survey,
        (arg_max(score, day))::decimal(38, 8) as score,
        max(asked_on) as asked_on
    from people
    group by contact
)

select *, (count(*) over ())::bigint as contacts
from final
order by is_main desc, answered_on desc nulls last, asked_on desc nulls last, contact
limit $size::bigint
