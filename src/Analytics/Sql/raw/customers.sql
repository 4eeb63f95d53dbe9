-- Rows of customers as text; line says where each stood in its file. Append-only: a newer row of the same key sets superseded_by.
create table if not exists raw.customers (
    load_id integer not null,
    line bigint not null,
    superseded_by integer,
    held_by varchar default 'not judged',
    held_column varchar,
    held_value varchar,
    source varchar,
    customer_id varchar,
    name varchar,
    email varchar,
    country varchar,
    industry varchar,
    segment varchar,
    employees varchar,
    acquisition_channel varchar,
    csm varchar,
    currency varchar,
    created_at varchar,
    parent_customer_id varchar,
    tax_id varchar,
    tags varchar
);
