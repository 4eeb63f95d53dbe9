-- Lift of what customers have for products | Aumento de lo que los clientes tienen para cada producto
-- over:          growth_pairs
-- definition:    Of paying customers who have a thing (a product in its tier, or a segment they belong to), how many have a product too:
--                support is the share of all who have both, confidence the share of those who have the first, lift the confidence over
--                the share of all who have the product. The pairs beyond doubt (is_sure) first.
-- definition_es: De los clientes que pagan y tienen algo (thing: un producto en su nivel o el segmento al que pertenecen), cuántos tienen
--                también un producto: support es la parte de todos que tiene ambos, confidence la parte de quienes tienen lo primero,
--                lift la confidence entre la parte de todos que tiene el producto. Primero los pares que no dejan duda (is_sure).
-- source:        mart.sold_today
-- decided:       docs/decisions/0059-an-offer-has-a-reason-and-keeps-out-of-the-way.md
select thing, name, product, n_both, n_thing, n_product, n, support, confidence, lift, is_sure
from growth_pairs
order by is_sure desc, n_both >= least_pair() desc, lift desc, name, product
