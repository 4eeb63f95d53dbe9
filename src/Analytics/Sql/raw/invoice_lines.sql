-- Rows of invoice lines as text; line says where each stood in its file. Append-only: a newer row of the same key sets superseded_by.
create table if not exists raw.invoice_lines (
    load_id integer not null,
    line bigint not null,
    superseded_by integer,
    held_by varchar default 'not judged',
    held_column varchar,
    held_value varchar,
    source varchar,
    invoice_line_id varchar,
    invoice_id varchar,
    subscription_id varchar,
    plan_id varchar,
    kind varchar,
    description varchar,
    quantity varchar,
    amount varchar,
    tax varchar,
    period_start varchar,
    period_end varchar
);
