-- Rows of onboarding as text; line says where each stood in its file. Append-only: a newer row of the same key sets superseded_by.
create table if not exists raw.onboarding (
    load_id integer not null,
    line bigint not null,
    superseded_by integer,
    held_by varchar default 'not judged',
    held_column varchar,
    held_value varchar,
    source varchar,
    customer_id varchar,
    milestone varchar,
    due_at varchar,
    completed_at varchar
);
