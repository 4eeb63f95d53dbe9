-- The themes of the taxonomy in force, written at the start of a refresh.
create table if not exists raw.themes (
    position integer not null,
    name varchar not null,
    es varchar not null,
    en varchar not null,
    version varchar not null
);
