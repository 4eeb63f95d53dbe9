-- Rows of payments as text; line says where each stood in its file. Append-only: a newer row of the same key sets superseded_by.
create table if not exists raw.payments (
    load_id integer not null,
    line bigint not null,
    superseded_by integer,
    held_by varchar default 'not judged',
    held_column varchar,
    held_value varchar,
    source varchar,
    payment_id varchar,
    invoice_id varchar,
    customer_id varchar,
    attempted_at varchar,
    status varchar,
    amount varchar,
    currency varchar,
    method varchar,
    failure_code varchar,
    attempt varchar,
    card_expires varchar
);
