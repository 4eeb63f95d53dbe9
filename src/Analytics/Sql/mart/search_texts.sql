-- What a search looks in
-- definition: Name, id, e-mail and tax id of each customer in one folded text, each on a line of its own with an empty line
--             before and after them, so that one look finds a whole entry, the beginning of one, of a word, or any part.
--             Folding (case, accents) takes ten times longer than looking, so it is done here and not when somebody types.
-- grain:      customer
select
    customer_key,
    folded(concat_ws(chr(10), '', coalesce(name, customer_id), customer_id, email, tax_id, '')) as text
from core.customers
