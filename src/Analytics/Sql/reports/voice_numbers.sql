-- The MRR behind a voice | El MRR detrás de una voz
-- parameters: month, movement (promoter, passive, detractor, silent, unasked)
-- definition: See voices.
-- over:       voice_shares, voices
-- source:     voices
select mrr::decimal(38, 8) as value
from voices
where voice = $movement
