-- Customers with several services
-- definition: What they pay has to be added up over their services; any other customer pays what its one service costs.
-- grain:      customer
select customer_key
from core.services
group by customer_key
having count(*) > 1
