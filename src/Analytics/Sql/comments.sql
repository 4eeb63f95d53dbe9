-- Comments.
-- The same words in the same language are read once, however many write them.
create or replace macro comment_key(comment, language) as md5(coalesce(language, '') || chr(31) || comment)::uuid;
