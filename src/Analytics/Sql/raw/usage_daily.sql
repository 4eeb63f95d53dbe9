-- Rows of usage daily as text, in the order of the files. Append-only: a newer row of the same key sets superseded_by.
create table if not exists raw.usage_daily (
    load_id integer not null,
    line bigint not null,
    superseded_by integer,
    source varchar,
    customer_id varchar,
    date varchar,
    metric varchar,
    value varchar,
    included varchar
);
