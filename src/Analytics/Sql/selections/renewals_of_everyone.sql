-- Terms of everybody that came to their end
select customer_key, day, month, due, renewed
from mart.renewals
