using System.Data.Common;

namespace Retention.Analytics.Reports;

/// <summary>What a customer's subscriptions pay whose terms end on one day. Source: Sql/reports/renewals_list.sql.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Csm">Who looks after it.</param>
/// <param name="TermEnd">The day on which the term is over.</param>
/// <param name="NoticeOn">The last day to give notice; null where none is known.</param>
/// <param name="NoticeIn">Days to it, below 0 where it has passed.</param>
/// <param name="Mrr">What is up for renewal.</param>
/// <param name="Committed">Committed MRR of the same subscriptions.</param>
/// <param name="Chance">The chance that it is renewed; null where there is nothing to tell it from.</param>
/// <param name="Basis"><c>score</c>, <c>score_and_rate</c>, <c>rate</c> or <c>notice</c>; null without a chance.</param>
/// <param name="Band">The band of the customer's health, or <c>leaving</c>.</param>
/// <param name="Model">MRR that the model expects to be kept.</param>
/// <param name="Call">What somebody said: <c>renew</c>, <c>risk</c> or <c>leave</c>; null where nobody did.</param>
/// <param name="Called">MRR that they expect to be kept.</param>
/// <param name="Subscriptions">Ids of the subscriptions, as JSON.</param>
/// <param name="OfAll">Renewals of the whole list.</param>
/// <param name="MrrOfAll">Their MRR.</param>
/// <param name="ModelOfAll">What the model expects to be kept of it.</param>
public sealed record RenewalRow(
    string CustomerId, string Name, string? Csm, DateOnly TermEnd, DateOnly? NoticeOn, int? NoticeIn, decimal Mrr, decimal Committed, double? Chance, string? Basis, string? Band,
    decimal? Model, string? Call, decimal? Called, string Subscriptions, long OfAll, decimal MrrOfAll, decimal? ModelOfAll)
{
    internal static RenewalRow Row(DbDataReader row) => new(
        row.Text("customer_id")!, row.Text("name")!, row.Text("csm"), row.Day("term_end"), row.DayOrNull("notice_on"), row["notice_in"] as int?, row.Amount("mrr"),
        row.Amount("committed_mrr"), row["chance"] as double?, row.Text("basis"), row.Text("band"), row.AmountOrNull("model_mrr"), row.Text("call"), row.AmountOrNull("call_mrr"),
        row.Text("subscriptions")!, row.Count("of_all"), row.Amount("mrr_of_all"), row.AmountOrNull("model_of_all"));
}

/// <summary>The renewals of a month. Source: Sql/reports/renewals_calendar.sql.</summary>
/// <param name="Month">First day; null for the total.</param>
/// <param name="Renewals">Customers x days.</param>
/// <param name="Mrr">Up for renewal.</param>
/// <param name="Leaving">Of that under notice.</param>
/// <param name="Model">Expected to be kept by the model; null where there is no chance for one of them.</param>
/// <param name="Call">By what people said, and by the model where nobody did.</param>
/// <param name="Called">Renewals that somebody said something of.</param>
/// <param name="Committed">Committed MRR of the same subscriptions.</param>
/// <param name="Notices">Renewals whose last day to give notice is within 30 days.</param>
/// <param name="NoticeMrr">Their MRR.</param>
/// <param name="NoticeAtRisk">What the model does not expect to be kept of it.</param>
public sealed record RenewalMonth(
    DateOnly? Month, long Renewals, decimal Mrr, decimal Leaving, decimal? Model, decimal? Call, long Called, decimal Committed, long Notices, decimal NoticeMrr, decimal? NoticeAtRisk)
{
    internal static RenewalMonth Row(DbDataReader row) => new(
        row.DayOrNull("month"), row.Count("renewals"), row.Amount("mrr"), row.Amount("leaving_mrr"), row.AmountOrNull("model_mrr"), row.AmountOrNull("call_mrr"), row.Count("called"),
        row.Amount("committed_mrr"), row.Count("notices"), row.Amount("notice_mrr"), row.AmountOrNull("notice_at_risk"));
}

/// <summary>The chances given to renewals in the past beside what happened. Source: Sql/reports/renewals_backtest.sql.</summary>
/// <param name="Within">How far ahead they lay at most, in days.</param>
/// <param name="N">Renewals.</param>
/// <param name="Foreseen">The mean chance.</param>
/// <param name="Renewed">The share renewed.</param>
/// <param name="Brier">Mean squared error of the chance.</param>
/// <param name="BrierOfRate">That of foreseeing the share of the 12 months before for all.</param>
public sealed record RenewalBacktest(int Within, long N, double Foreseen, double Renewed, double Brier, double? BrierOfRate)
{
    internal static RenewalBacktest Row(DbDataReader row) => new(
        (int)row["within_days"], row.Count("n"), (double)row["foreseen"], (double)row["renewed"], (double)row["brier"], row["brier_of_rate"] as double?);
}
