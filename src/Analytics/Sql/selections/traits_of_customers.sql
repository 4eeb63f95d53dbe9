-- The selected customers by attributes: who came to pay, who churned, and what changed in what is paid
-- grain:      none: rows are to be summed
select month, kind, service_currency, segment, country, industry, acquisition_channel, own, n
from selected_facts
where kind in ('paid', 'entered', 'churned', 'new')
