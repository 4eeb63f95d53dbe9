-- Records that are no data, such as the title, the sections and the totals of a report, with their text as it stood in the file and why they were left out.
create table if not exists raw.skips (
    load_id integer not null,
    line bigint not null,
    reason varchar not null,
    text varchar
);
