-- What exchange rates do to everybody
select customer_key, month, amount
from mart.exchange_effects
