namespace Retention.Ingest.Sample;

/// <summary>The canonical tables that are written customer by customer.</summary>
internal enum Table
{
    Customers, Subscriptions, SubscriptionChanges, Invoices, InvoiceLines, Payments,
    SurveyResponses, UsageDaily, SupportTickets, Interactions, Onboarding, RetainerPeriods,
}

/// <summary>File names and headers.</summary>
internal static class Tables
{
    public static readonly (string Name, string Header)[] ByCustomer =
    [
        ("customers", "customer_id,name,email,country,industry,segment,employees,acquisition_channel,csm,currency,created_at,parent_customer_id,tax_id,tags"),
        ("subscriptions", "subscription_id,customer_id,plan_id,status,quantity,unit_amount,discount_percent,discount_amount,discount_ends_at,currency,interval,interval_count,started_at,trial_ends_at,cancel_requested_at,ended_at,cancel_reason,term_starts_at,term_ends_at,auto_renew,notice_days,payment_method"),
        ("subscription_changes", "subscription_id,changed_at,plan_id,quantity,unit_amount,discount_percent,discount_amount,discount_ends_at,status,reason"),
        ("invoices", "invoice_id,customer_id,subscription_id,number,issued_at,due_at,paid_at,voided_at,status,currency,subtotal,discount,tax,total,amount_paid"),
        ("invoice_lines", "invoice_line_id,invoice_id,subscription_id,plan_id,kind,description,quantity,amount,tax,period_start,period_end"),
        ("payments", "payment_id,invoice_id,customer_id,attempted_at,status,amount,currency,method,failure_code,attempt,card_expires"),
        ("survey_responses", "response_id,customer_id,contact,survey,scale_max,score,comment,language,channel,sent_at,responded_at"),
        ("usage_daily", "customer_id,date,metric,value,included"),
        ("support_tickets", "ticket_id,customer_id,opened_at,first_response_at,solved_at,priority,category,channel,satisfaction"),
        ("interactions", "interaction_id,customer_id,happened_at,kind,owner,summary"),
        ("onboarding", "customer_id,milestone,due_at,completed_at"),
        ("retainer_periods", "customer_id,period_start,period_end,hours_included,hours_used,fee,overage_rate"),
    ];

    public const string Plans = "plan_id,name,product,tier,is_addon,interval,interval_count,unit_amount,currency,setup_fee,included_units";
    public const string Costs = "month,channel,category,amount,currency";
    public const string Rates = "date,base,quote,rate";
    public const string Truth = "customer_id,day,probability,voluntary,involuntary,leaves_on";
}
