-- Health of customers | Salud de los clientes
-- definition:    Who pays and is not under notice, by expected MRR at risk: the chance of leaving within the horizon, health (100 x (1 -
--                chance)), band, MRR, the engine of the score and the features that moved it most.
-- definition_es: Quien paga y no ha avisado de su baja, por MRR en riesgo esperado: la probabilidad de irse dentro del horizonte, la
--                salud (100 x (1 - probabilidad)), la banda, el MRR, el motor de la puntuación y las variables que más la movieron.
-- source:        mart.health_today, selected_customers
-- decided:       docs/decisions/0042-health-is-one-chance-told-in-three-ways.md
select
    customer_id,
    round(probability, 6) as probability,
    round(health, 2) as health,
    band,
    mrr,
    expected as expected_mrr_at_risk,
    engine,
    reasons[1] as reason_1,
    reasons[2] as reason_2,
    reasons[3] as reason_3
from mart.health_today
where customer_key in (select customer_key from selected_customers)
order by expected desc nulls last, health, mrr desc, customer_id
