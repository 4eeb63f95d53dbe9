-- Rows of support tickets as text; line says where each stood in its file. Append-only: a newer row of the same key sets superseded_by.
create table if not exists raw.support_tickets (
    load_id integer not null,
    line bigint not null,
    superseded_by integer,
    held_by varchar default 'not judged',
    held_column varchar,
    held_value varchar,
    source varchar,
    ticket_id varchar,
    customer_id varchar,
    opened_at varchar,
    first_response_at varchar,
    solved_at varchar,
    priority varchar,
    category varchar,
    channel varchar,
    satisfaction varchar
);
