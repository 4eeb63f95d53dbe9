-- Customers behind the MRR of a voice | Clientes detrás del MRR de una voz
-- parameters:    month, movement (promoter, passive, detractor, silent, unasked)
-- definition:    The share of MRR at the end of the period of each paying customer with the voice (see voices).
-- definition_es: La parte del MRR al final del periodo de cada cliente que paga y tiene la voz (véase voices).
-- over:          voice_shares
-- source:        voice_shares
select customer_key, amount, null::date as day, null::varchar as movement, null::varchar as subtype
from voice_shares
where voice = $movement
