-- Open invoices at the end of a period | Facturas abiertas al final de un periodo
-- parameters:    month
-- definition:    Of the selected customers: what is open on the last day of the period, at the rate of its month, how many days past due
--                it is, and the class of ageing that makes.
-- definition_es: De los clientes seleccionados: lo abierto el último día del periodo, al tipo de cambio de su mes, cuántos días lleva
--                vencido y la clase de antigüedad que eso da.
-- grain:         invoice
-- source:        mart.receivables
select
    i.customer_key,
    i.issued_on,
    i.due_on,
    (m.last_day - i.due_on)::integer as days,
    ageing_of(m.last_day - i.due_on) as class,
    valued(i.open, r.rate) as amount
from mart.receivables as i
semi join selected_customers using (customer_key)
join selected_months as m on m.month = $month
join core.rates as r on r.currency = i.currency and r.month = m.end_month
where i.issued_on <= m.last_day and coalesce(i.paid_on > m.last_day, true) and i.open > 0
