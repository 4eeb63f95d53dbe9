-- Revenue that is not MRR, of everybody
select customer_key, month, kind, amount
from mart.other_revenue
