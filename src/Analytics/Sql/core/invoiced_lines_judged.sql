-- Lines that make MRR without a subscription, judged
-- definition: Recurring lines (and discount lines, where the policy deducts them) of customers without a subscriptions row,
--             as monthly amounts over their service period (reading S36); with the policy usage_in_mrr also usage lines of
--             every customer. reason names the rule that holds a line in quarantine.
-- grain:      invoice line
with

issued as (
    select
        invoice_id,
        customer_key,
        currency,
        customer_key not in (select customer_key from core.subscriptions) as without_subscription
    from core.invoice_days
    where counts
        and (
            getvariable('policy_usage_in_mrr') = 'yes'
            or customer_key not in (select customer_key from core.subscriptions)
        )
),

lines as (
    select
        l.load_id,
        l.line,
        l.invoice_line_id,
        i.customer_key,
        i.currency,
        p.plan_key,
        l.kind,
        l.quantity,
        l.period_start,
        l.period_end,
        l.amount - coalesce(l.tax, 0) as amount,
        datediff('month', l.period_start, l.period_end) as months
    from core.invoice_lines as l
    join issued as i using (invoice_id)
    left join core.plans as p on p.plan_id = l.plan_id
    where l.period_end > l.period_start
        and case
            when l.kind = 'usage' then getvariable('policy_usage_in_mrr') = 'yes'
            else l.kind in ('recurring', 'discount') and i.without_subscription
        end
),

measured as (
    select *, months > 0 and period_start + to_months(months::integer) = period_end as whole_months
    from lines
),

monthly as (
    select
        *,
        amount_of_units(half_up(
            abs(units_of(amount)) * if(whole_months, 1, 365),
            (if(whole_months, months, 12 * (period_end - period_start)))::hugeint
        )) * if(amount < 0 or kind = 'discount', -1, 1)::decimal(1, 0) as mrr,
        if(whole_months, months >= 12, (period_end - period_start) >= 365) as annual
    from measured
),

final as (
    select
        load_id,
        line,
        invoice_line_id,
        customer_key,
        currency,
        plan_key,
        kind,
        quantity,
        period_start as valid_from,
        period_end as valid_to,
        mrr::decimal(18, 8) as mrr,
        case
            when currency is null then 'unknown_currency'
            when currency not in (select currency from core.currencies) then 'missing_rate'
        end as reason
    from monthly
    where kind <> 'discount'
        or getvariable('policy_one_time_discount') = 'always'
        or (getvariable('policy_one_time_discount') = 'annual' and annual)
)

select * from final
