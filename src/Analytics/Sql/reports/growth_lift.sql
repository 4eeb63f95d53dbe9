-- Lift of what customers have for products | Aumento de lo que los clientes tienen para cada producto
-- over:       growth_pairs
-- definition: The pairs of growth_pairs, the surest first.
-- source:     mart.sold_today
-- decided:    docs/decisions/0059-an-offer-has-a-reason-and-keeps-out-of-the-way.md
select thing, name, product, n_both, n_thing, n_product, n, support, confidence, lift, is_sure
from growth_pairs
order by is_sure desc, n_both >= least_pair() desc, lift desc, name, product
