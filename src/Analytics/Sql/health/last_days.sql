-- The days that lead up to a day asked for
-- definition: The day itself (age 0) and the 179 before it. What happened is joined by its date, which takes no time; a range
--             would compare every event with every day.
-- grain:      day, date
select day, day - age::integer as date, age
from asked_days
cross join range(180) as ages(age)
