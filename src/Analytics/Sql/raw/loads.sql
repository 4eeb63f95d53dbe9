-- One row per file that was taken in, or refused as seen before. accepted + quarantined + skipped = rows, always.
create table if not exists raw.loads (
    load_id integer not null,
    file varchar not null,
    file_hash varchar not null,
    bytes bigint not null,
    mapping varchar not null,
    tables varchar[] not null,
    loaded_at timestamp not null,
    took_ms bigint not null,
    status varchar not null,
    rows bigint not null,
    accepted bigint not null,
    quarantined bigint not null,
    skipped bigint not null,
    replaced bigint not null
);
