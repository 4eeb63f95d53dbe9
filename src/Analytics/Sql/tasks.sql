-- What a task weighs: money x risk x time (docs/decisions/0054).
-- The chance that a customer leaves: that of the latest score; what is missing to a health of 100 where the score is a card and
-- states none; the usual one of those scored for who was not; 1 where nobody was.
create or replace macro task_risk(probability, health, usual) as coalesce(probability, 1 - health / 100, usual, 1);

-- 1 on the due day, twice as much for each week it is late, up to 4; half for each week still to go, down to an eighth.
create or replace macro task_urgency(due, today) as least(4, greatest(0.125, pow(2, datediff('day', due, today) / 7.0)));

create or replace macro task_weight(mrr, risk, urgency) as coalesce(mrr::double * risk * urgency, 0);
