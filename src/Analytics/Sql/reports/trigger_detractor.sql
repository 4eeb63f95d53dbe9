-- Trigger: an NPS answer of a detractor | Disparador: una respuesta de NPS de un detractor
-- parameters:    detractor_days
-- definition:    The latest NPS answer of a detractor within the days given that no other answer of the contact has followed and since
--                which nobody has been in touch; one for a customer. value is the answer.
-- definition_es: La última respuesta NPS de un detractor en los días dados, si no la ha seguido otra del mismo contacto y nadie ha estado
--                en contacto desde entonces; una por cliente. value es la respuesta.
-- defaults:      detractor_days=60
-- source:        mart.survey_answers, staging.interactions
-- decided:       docs/decisions/0055-a-playbook-opens-one-task-for-a-customer-and-cause.md
with

answered as (
    select customer_key, day, score, load_id, line
    from mart.survey_answers
    where survey = 'nps' and vote = -1 and day <= getvariable('as_of') and until > getvariable('as_of')
        and day > getvariable('as_of') - $detractor_days::integer
    qualify row_number() over (partition by customer_key order by day desc, score, load_id, line) = 1
),

touched as (
    select a.customer_key
    from answered as a
    join core.customers as c using (customer_key)
    join staging.interactions as i on i.customer_id = c.customer_id and i.happened_at::date >= a.day
    where i.reason is null and i.happened_at::date <= getvariable('as_of')
),

final as (
    select customer_key, 'detractor' as cause, day as happened_on, score::double as value, load_id::integer as load_id, line::bigint as line
    from answered
    where customer_key not in (select customer_key from touched)
)

select * from final
