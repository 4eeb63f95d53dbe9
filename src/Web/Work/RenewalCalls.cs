using System.Globalization;
using System.Text.Json;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Work;

/// <summary>A call as somebody sent it. Nothing in it is trusted.</summary>
/// <param name="End">The day on which the term is over, <c>2026-11-30</c>.</param>
/// <param name="Call">renew, risk or leave.</param>
/// <param name="Amount">MRR expected to be kept; may be blank for renew and leave.</param>
/// <param name="Reason">Why; may be blank for renew.</param>
public sealed record RenewalCallForm(string? End, string? Call, string? Amount, string? Reason);

/// <summary>What people expect of renewals, beside what the model does. All versions stay.</summary>
public sealed class RenewalCalls(WorkDatabase work, Warehouse warehouse, TimeProvider clock)
{
    /// <summary>How many characters a reason may have.</summary>
    public const int LongestReason = 500;

    private const decimal MostMrr = 1_000_000_000_000m;

    /// <summary>What can be said of a renewal.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["renew", "risk", "leave"];

    /// <summary>Those in force of renewals ahead, as the reports take them.</summary>
    public async Task<string> InForceAsJsonAsync(CancellationToken cancel) => JsonSerializer.Serialize(
        (await ReadAsync("term_end > @today", cancel, ("@today", warehouse.AsOf))).DistinctBy(one => (one.CustomerId, one.TermEnd))
        .Select(one => new { customer_id = one.CustomerId, term_end = Day(one.TermEnd), call = one.Call, expected = one.ExpectedMrr }));

    /// <summary>All of a customer, the latest first.</summary>
    public Task<IReadOnlyList<RenewalCall>> OfAsync(string customer, CancellationToken cancel) => ReadAsync("customer_id = @customer", cancel, ("@customer", customer));

    /// <summary>Writes a call for a renewal that lies ahead; it takes the place of the one before.</summary>
    /// <returns>Why it was not taken: <c>end</c>, <c>call</c>, <c>amount</c>, <c>reason</c> or <c>long</c>; null where it was.</returns>
    public async Task<string?> SayAsync(string customer, RenewalCallForm form, string by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        var reason = (form.Reason ?? "").ReplaceLineEndings("\n").Trim();
        var ahead = await RenewalReport.OfAsync(warehouse, customer, "[]", cancel);
        if (ahead.FirstOrDefault(one => Day(one.TermEnd) == form.End) is not { } renewal) return "end";
        if (!Kinds.Contains(form.Call)) return "call";
        decimal? expected = string.IsNullOrWhiteSpace(form.Amount) ? form.Call switch { "renew" => renewal.Mrr, "leave" => 0m, _ => null } : TypedNumber.Read(form.Amount, CultureInfo.CurrentCulture);
        if (expected is not (>= 0 and <= MostMrr)) return "amount";
        if (reason.Length == 0 && form.Call != "renew") return "reason";
        if (reason.Length > LongestReason) return "long";
        await using var db = await work.OpenAsync(cancel);
        db.Add(new RenewalCall
        {
            CustomerId = customer, TermEnd = renewal.TermEnd, Call = form.Call!, ExpectedMrr = expected.Value, Reason = reason, SaidBy = by, SaidAt = clock.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private Task<IReadOnlyList<RenewalCall>> ReadAsync(string where, CancellationToken cancel, params (string, object?)[] values) => work.ReadAsync(
        $"select id, customer_id, term_end, call, expected_mrr, reason, said_by, said_at from renewal_calls where {where} order by id desc",
        row => new RenewalCall
        {
            Id = row.GetInt32(0), CustomerId = row.GetString(1), TermEnd = row.GetFieldValue<DateOnly>(2), Call = row.GetString(3),
            ExpectedMrr = row.GetDecimal(4), Reason = row.GetString(5), SaidBy = row.GetString(6), SaidAt = row.GetDateTime(7),
        },
        cancel, values);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
