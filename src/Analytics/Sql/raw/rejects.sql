-- Records that cannot be split into columns, with their text as it stood in the file.
create table if not exists raw.rejects (
    load_id integer not null,
    line bigint not null,
    table_name varchar,
    text varchar,
    rule varchar not null,
    column_name varchar,
    value varchar
);
