-- Answers of everybody to surveys, and silences
select customer_key, survey, sent_on, day, until, score, score_before, vote, load_id, line
from mart.survey_answers
