-- Customers behind the MRR of a voice | Clientes detrás del MRR de una voz
-- parameters: month, movement (promoter, passive, detractor, silent, unasked)
-- definition: See voices.
-- over:       voice_shares
-- source:     voice_shares
select customer_key, amount, null::date as day, null::varchar as movement, null::varchar as subtype
from voice_shares
where voice = $movement
