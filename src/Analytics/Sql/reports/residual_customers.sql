-- What each customer of today is still expected to leave, with its name | Lo que se espera que cada cliente de hoy aún deje, con su nombre
-- parameters:    expected (see residual_lives)
-- definition:    What residual_lives says of each customer; the most valuable first.
-- definition_es: Lo que residual_lives dice de cada cliente; primero el más valioso.
-- over:          residual_lives
-- source:        residual_lives
select
    c.customer_id,
    coalesce(c.name, c.customer_id) as name,
    r.age,
    r.mrr::decimal(38, 8) as mrr,
    r.months::decimal(18, 8) as months,
    r.worth::decimal(38, 8) as worth
from residual_lives as r
join core.customers as c using (customer_key)
order by r.worth desc nulls last, r.mrr desc, c.customer_id
