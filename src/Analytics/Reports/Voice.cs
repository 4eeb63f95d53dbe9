using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>What pays behind a voice at the end of a period. Source: Sql/reports/voices.sql.</summary>
/// <param name="Name">One of <see cref="Names"/>, or <see cref="Total"/>.</param>
/// <param name="Answers">Answers of customers who pay.</param>
/// <param name="Customers">Customers who pay; one with several voices counts in each.</param>
/// <param name="Mrr">Their MRR, shared evenly among the answers of a customer.</param>
/// <param name="Share">Its share of the MRR; null where nobody pays.</param>
public sealed record Voice(string Name, long Answers, long Customers, decimal Mrr, decimal? Share)
{
    /// <summary>By the answer; <c>silent</c> was asked and did not answer, <c>unasked</c> was not.</summary>
    public static IReadOnlyList<string> Names { get; } = ["promoter", "passive", "detractor", "silent", "unasked"];

    /// <summary>The row of all voices.</summary>
    public const string Total = "total";

    /// <summary>Whether it is one of answers.</summary>
    public bool Speaks => Name is not ("silent" or "unasked");

    internal static Task<IReadOnlyList<Voice>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, CancellationToken cancel) =>
        ReportSql.ReadAsync(
            connection, selection, "voices",
            row => new Voice(row.Text("voice")!, row.Count("answers"), row.Count("customers"), row.Amount("mrr"), row.AmountOrNull("share")),
            cancel, ("month", month));
}

/// <summary>What became of the customers with a voice within six months. Source: Sql/reports/nps_outcomes.sql.</summary>
/// <param name="Name">One of <see cref="Voice.Names"/>, or <see cref="Voice.Total"/>.</param>
/// <param name="N">Customers looked at.</param>
/// <param name="Gone">Of them, those who pay nothing six months later.</param>
/// <param name="LostMrr">What these paid.</param>
/// <param name="Share">Gone by N; null under five customers.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of it.</param>
public sealed record VoiceOutcome(string Name, long N, long Gone, decimal LostMrr, decimal? Share, decimal? Low, decimal? High)
{
    internal static Task<IReadOnlyList<VoiceOutcome>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, CancellationToken cancel) =>
        ReportSql.ReadAsync(
            connection, selection, "nps_outcomes",
            row => new VoiceOutcome(
                row.Text("voice")!, row.Count("n"), row.Count("gone"), row.Amount("lost_mrr"), row.AmountOrNull("share"), row.AmountOrNull("low"), row.AmountOrNull("high")),
            cancel, ("month", month));
}
