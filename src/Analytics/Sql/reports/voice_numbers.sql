-- The MRR behind a voice | El MRR detrás de una voz
-- parameters:    month, movement (promoter, passive, detractor, silent, unasked)
-- definition:    The MRR at the end of the period behind the voice (see voices).
-- definition_es: El MRR al final del periodo que hay detrás de la voz (véase voices).
-- over:          voice_shares, voices
-- source:        voices
select mrr::decimal(38, 8) as value
from voices
where voice = $movement
