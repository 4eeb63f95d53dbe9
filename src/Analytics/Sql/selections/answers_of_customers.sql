-- Answers of the selected customers to surveys, and silences
select customer_key, survey, sent_on, day, until, score, score_before, vote, load_id, line
from mart.survey_answers
semi join selected_customers using (customer_key)
