-- Every movement and subtype is one of the book's words
select movement, subtype, movements
from (select movement, subtype, count(*) as movements from mart.movements group by movement, subtype)
where movement not in ('new', 'reactivation', 'expansion', 'resumed', 'contraction', 'churn', 'paused')
    or (movement = 'expansion' and (subtype is null or subtype not in ('seats', 'plan', 'cross_sell', 'price_increase', 'discount_expiry')))
    or (movement = 'contraction' and (subtype is null or subtype not in ('seats', 'plan', 'product_drop', 'price_decrease', 'discount_added')))
    or (movement = 'churn' and (subtype is null or subtype not in ('voluntary', 'involuntary', 'to_free', 'unknown')))
