-- Sales and marketing cost by channel
-- definition: own: what was booked on the channel; paid: of which ads. labour: its share of the salaries and commissions without a
--             channel, in proportion to what was booked on the channels in that month (reading S46). Without a channel stands
--             what nobody shares: tools, overhead and other cost without a channel, and labour in a month in which nothing was
--             booked on any channel. own + labour of all rows is all cost.
-- grain:      month, acquisition_channel
-- decided:    docs/decisions/0032-a-channel-bears-its-own-cost-and-its-share-of-the-people.md
with

booked as (
    select
        month,
        channel as acquisition_channel,
        sum(amount) as own,
        coalesce(sum(amount) filter (category = 'ads' and channel is not null), 0) as paid,
        coalesce(sum(amount) filter (category in ('salaries', 'commissions') and channel is null), 0) as to_share
    from core.acquisition_costs
    group by month, channel
),

shared as (
    select
        month,
        sum(to_share) as to_share,
        sum(own) filter (acquisition_channel is not null and own > 0) as base
    from booked
    group by month
),

final as (
    select
        b.month,
        b.acquisition_channel,
        if(b.acquisition_channel is null and s.base is not null, b.own - b.to_share, b.own)::decimal(38, 12) as own,
        b.paid::decimal(38, 12) as paid,
        case
            when b.acquisition_channel is not null and b.own > 0 then coalesce(s.to_share::double * (b.own::double / s.base::double), 0)
            else 0
        end::decimal(38, 12) as labour
    from booked as b
    join shared as s using (month)
)

select *
from final
where acquisition_channel is not null or own <> 0
