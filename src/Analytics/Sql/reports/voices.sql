-- The MRR behind each voice at the end of a period
-- parameters: month
-- definition: Customers who pay for what is selected, by what their contacts answer in the window of NPS: promoters, passives,
--             detractors; silent are those who were asked in it and did not answer, unasked the others. The MRR of a customer with
--             several answers is shared evenly among them, so that the rows add up to MRR; such a customer counts in each row.
-- over:       voice_shares
-- source:     voice_shares
select
    k.voice,
    coalesce(sum(s.answers), 0)::bigint as answers,
    count(distinct s.customer_key)::bigint as customers,
    coalesce(sum(s.amount), 0)::decimal(38, 8) as mrr,
    (coalesce(sum(s.amount), 0)::double / nullif(sum(sum(s.amount)) over (), 0)::double)::decimal(18, 8) as share
from (select unnest(['promoter', 'passive', 'detractor', 'silent', 'unasked']) as voice) as k
left join voice_shares as s using (voice)
group by k.voice
order by list_position(['promoter', 'passive', 'detractor', 'silent', 'unasked'], k.voice)
