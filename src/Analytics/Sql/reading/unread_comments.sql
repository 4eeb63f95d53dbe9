-- Different comments that have not been read under the taxonomy in force
-- definition: In pieces of about four million signs, so that reading them takes little memory however long they are.
-- grain:      comment and the language that came with it
with

said as (
    select distinct comment_key(comment, language) as key, language, comment
    from staging.survey_responses
    where reason is null and comment is not null
),

unread as (
    select s.*
    from said as s
    anti join (select key from raw.comment_readings where version = (select max(version) from raw.themes)) as r using (key)
),

final as (
    select key, language, comment, (sum(length(comment)) over (rows unbounded preceding) // 4000000)::bigint as piece
    from unread
)

select * from final
