-- What a customer asks for, as known on a day
-- definition: Tickets of the 90 days by seat, urgent ones among them, and how many more than in the 90 days before; those of the 180
--             days that have been open for more than 7 days; how satisfied the customer was with those solved by then, of 0 to 1.
-- grain:      customer, day
with

tickets as (
    select
        customer_id, opened_at::date as date, solved_at::date as solved_on, priority in ('high', 'urgent') as is_urgent,
        case
            when satisfaction in ('good', 'satisfied') then 1
            when satisfaction in ('bad', 'unsatisfied', 'dissatisfied') then 0
            when try_cast(satisfaction as double) between 1 and 5 then (try_cast(satisfaction as double) - 1) / 4
        end as satisfied
    from staging.support_tickets
    where reason is null
),

counts as (
    select
        t.customer_id, l.day,
        count(*) filter (age < 90) as recent,
        count(*) filter (age >= 90) as earlier,
        count(*) filter (age < 90 and is_urgent) as urgent,
        count(*) filter (age > 7 and coalesce(solved_on > l.day, true)) as open_long,
        avg(satisfied) filter (solved_on <= l.day) as satisfied
    from tickets as t
    join last_days as l using (date)
    group by t.customer_id, l.day
),

final as (
    select
        p.customer_key,
        p.day,
        coalesce(n.recent, 0) / nullif(greatest(coalesce(p.seats, 1), 1), 0) as tickets_per_seat,
        coalesce(n.recent, 0) - coalesce(n.earlier, 0) as tickets_change,
        coalesce(n.urgent, 0) as urgent_tickets,
        coalesce(n.open_long, 0) as open_tickets,
        n.satisfied as ticket_satisfaction
    from paying_customers as p
    left join counts as n on n.customer_id = p.customer_id and n.day = p.day
    where p.day in (select day from counts)
)

select * from final
