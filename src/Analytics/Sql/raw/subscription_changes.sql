-- Rows of subscription changes as text; line says where each stood in its file. Append-only: a newer row of the same key sets superseded_by.
create table if not exists raw.subscription_changes (
    load_id integer not null,
    line bigint not null,
    superseded_by integer,
    held_by varchar default 'not judged',
    held_column varchar,
    held_value varchar,
    source varchar,
    subscription_id varchar,
    changed_at varchar,
    plan_id varchar,
    quantity varchar,
    unit_amount varchar,
    discount_percent varchar,
    discount_amount varchar,
    discount_ends_at varchar,
    status varchar,
    reason varchar
);
