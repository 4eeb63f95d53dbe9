-- Rows of plans as text; line says where each stood in its file. Append-only: a newer row of the same key sets superseded_by.
create table if not exists raw.plans (
    load_id integer not null,
    line bigint not null,
    superseded_by integer,
    held_by varchar default 'not judged',
    held_column varchar,
    held_value varchar,
    source varchar,
    plan_id varchar,
    name varchar,
    product varchar,
    tier varchar,
    is_addon varchar,
    interval varchar,
    interval_count varchar,
    unit_amount varchar,
    currency varchar,
    setup_fee varchar,
    included_units varchar
);
