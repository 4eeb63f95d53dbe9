-- The bridge of the selected MRR by plan or product
-- definition: Without customers: who pays for a plan is counted where the split is shown.
-- parameters: by (plan, product)
with

facts as (
    select
        $by as dimension,
        if($by = 'product', coalesce(p.product, if($selected_dimension = 'product', f.value, null)), f.value) as value,
        f.month, f.kind, f.service_currency,
        sum(f.amount) as amount,
        sum(f.own) as own,
        0 as n
    from selected_facts as f
    left join core.plans as p on $selected_dimension = 'plan' and p.plan_id = f.value
    group by all
)

select * from bridges_of('facts')
