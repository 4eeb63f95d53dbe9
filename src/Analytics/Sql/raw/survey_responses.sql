-- Rows of survey responses as text; line says where each stood in its file. Append-only: a newer row of the same key sets superseded_by.
create table if not exists raw.survey_responses (
    load_id integer not null,
    line bigint not null,
    superseded_by integer,
    held_by varchar default 'not judged',
    held_column varchar,
    held_value varchar,
    source varchar,
    response_id varchar,
    customer_id varchar,
    contact varchar,
    survey varchar,
    scale_max varchar,
    score varchar,
    comment varchar,
    language varchar,
    channel varchar,
    sent_at varchar,
    responded_at varchar
);
