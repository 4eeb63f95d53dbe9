-- What was read in each different comment: not from a file, worked out by Feedback at the start of a refresh and kept, so that a comment
-- is read once. version names the taxonomy and the engine; themes have a comma between, phrases a line break (see mart/comments.sql).
create table if not exists raw.comment_readings (
    key uuid not null,
    version varchar not null,
    language varchar,
    themes varchar,
    phrases varchar
);
