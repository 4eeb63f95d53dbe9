-- Rows of interactions as text; line says where each stood in its file. Append-only: a newer row of the same key sets superseded_by.
create table if not exists raw.interactions (
    load_id integer not null,
    line bigint not null,
    superseded_by integer,
    held_by varchar default 'not judged',
    held_column varchar,
    held_value varchar,
    source varchar,
    interaction_id varchar,
    customer_id varchar,
    happened_at varchar,
    kind varchar,
    owner varchar,
    summary varchar
);
