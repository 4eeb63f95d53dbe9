-- Receivables
-- label:         Receivables | Por cobrar
-- unit:          money
-- better:        neither
-- definition:    What is open of issued invoices at the end of the period, at the rate of its last month. Drafts, voided and
--                uncollectible invoices are left out; what is known to be paid of an invoice is taken off. n counts invoices.
-- definition_es: Lo abierto de las facturas emitidas al final del periodo, al tipo de cambio de su último mes. Sin borradores, anuladas
--                ni incobrables; se descuenta lo que consta como pagado de una factura. n cuenta facturas.
-- source:        mart.receivables
-- decided:       docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md
select month, owed as value, invoices as n
from selected_receivables
