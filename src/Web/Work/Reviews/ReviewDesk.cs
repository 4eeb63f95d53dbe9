using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Retention.Analytics.Reviews;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;

namespace Retention.Web.Work.Reviews;

/// <summary>When a review was published, and what its figures rest on.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Version">1 for the first time.</param>
/// <param name="FiguresHash">SHA-256 over the figures.</param>
/// <param name="PolicyHash">Hash of the policies.</param>
/// <param name="DataHash">Hash of the data.</param>
/// <param name="AsOf">The day the figures were read on.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record ReviewMark(string Quarter, int Version, string FiguresHash, string PolicyHash, string DataHash, DateOnly AsOf, string Publisher, DateTime At);

/// <summary>A review as somebody sees it.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Figures">Its figures: frozen where it is published.</param>
/// <param name="Words">What people have written: as it stood where it is published.</param>
/// <param name="Edition">Of the order of the sections; 0 where nobody has set it.</param>
/// <param name="Mark">When it was published; null for the draft.</param>
/// <param name="Versions">Every version that was published, the latest first.</param>
/// <param name="Changes">Frozen figures that would be others today.</param>
public sealed record ReviewPaper(
    ReviewQuarter Quarter, ReviewFigures Figures, ReviewWords Words, int Edition, ReviewMark? Mark, IReadOnlyList<ReviewMark> Versions, IReadOnlyList<ReviewChange> Changes)
{
    /// <summary>Logo and colours: those it was published with, else those of today.</summary>
    public required ReviewLook Look { get; init; }

    /// <summary>Whether other policies hold today than when it was published.</summary>
    public bool UnderOtherPolicies { get; init; }
}

/// <summary>Reviews of quarters: drafts over the figures of today, and what was published, frozen. docs/decisions/0073.</summary>
public sealed class ReviewDesk(WorkDatabase work, Warehouse warehouse, ReviewDraft drafts, HealthOverrides overrides, RenewalCalls calls, ReviewLooks looks, TimeProvider clock)
{
    /// <summary>A review: the version asked for, <c>draft</c>, or where nothing is asked the latest that was published, else the draft.</summary>
    /// <returns>Null where there is no such quarter or version.</returns>
    public async Task<ReviewPaper?> ReadAsync(ReviewQuarter quarter, string? asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(quarter);
        var versions = await VersionsAsync(quarter.Key, cancel);
        var mark = asked is "draft" ? null : string.IsNullOrEmpty(asked) ? (versions is [var latest, ..] ? latest : null) : versions.FirstOrDefault(one => one.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) == asked);
        if (mark is null && asked is not (null or "" or "draft")) return null;
        var today = await ReviewReader.ReadAsync(warehouse, quarter, await NotesAsync(quarter, cancel), cancel);
        if (mark is null)
        {
            if (today is null) return null;
            var (words, edition) = await drafts.ReadAsync(quarter, cancel);
            return new(quarter, today, words, edition, null, versions, []) { Look = await looks.ReadAsync(cancel) };
        }

        var (kept, said) = (await work.ReadAsync(
            "select figures, words from published_reviews where quarter = @quarter and version = @version", row => (row.GetString(0), row.GetString(1)), cancel, ("@quarter", quarter.Key), ("@version", mark.Version)))[0];
        var frozen = ReviewFigures.Read(kept);
        var written = ReviewWords.Read(said);
        return new(quarter, frozen, written, 0, mark, versions, today is null ? [] : ReviewChange.Between(frozen, today))
        {
            Look = written.Look ?? await looks.ReadAsync(cancel), UnderOtherPolicies = today is not null && today.PolicyHash != mark.PolicyHash,
        };
    }

    /// <summary>Freezes the draft as it stands as a new version.</summary>
    /// <returns>Why not: <c>quarter</c>, <c>open</c> or <c>overtaken</c>; null where it was done.</returns>
    public async Task<string?> PublishAsync(ReviewQuarter quarter, Member who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(quarter);
        ArgumentNullException.ThrowIfNull(who);
        if (await ReviewReader.ReadAsync(warehouse, quarter, await NotesAsync(quarter, cancel), cancel) is not { } figures) return "quarter";
        if (!figures.IsOver) return "open";
        var (words, _) = await drafts.ReadAsync(quarter, cancel);
        var json = figures.ToJson();
        var latest = await VersionsAsync(quarter.Key, cancel);
        await using var db = await work.OpenAsync(cancel);
        db.Add(new PublishedReview
        {
            Quarter = quarter.Key, Version = (latest is [var last, ..] ? last.Version : 0) + 1, Figures = json, FiguresHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))),
            Words = (words with { Look = await looks.ReadAsync(cancel) }).ToJson(), PolicyHash = figures.PolicyHash, DataHash = figures.Data.Hash, AsOf = figures.AsOf, PublishedBy = who.Id, PublisherName = who.Name, PublishedAt = clock.GetUtcNow().UtcDateTime,
        });
        return await db.TrySaveAsync("overtaken", cancel);
    }

    /// <summary>Every version of a quarter that was published, the latest first; of all quarters where none is named.</summary>
    public Task<IReadOnlyList<ReviewMark>> VersionsAsync(string? quarter, CancellationToken cancel) => work.ReadAsync(
        $"select quarter, version, figures_hash, policy_hash, data_hash, as_of, publisher_name, published_at from published_reviews{(quarter is null ? "" : " where quarter = @quarter")} order by quarter desc, version desc",
        Mark, cancel, quarter is null ? [] : [("@quarter", quarter)]);

    private async Task<ReviewNotes> NotesAsync(ReviewQuarter quarter, CancellationToken cancel) => new(
        await overrides.InForceAsJsonAsync(cancel), await calls.InForceAsJsonAsync(cancel),
        await work.ReadAsync(
            SqlBook.Current.In("work").Single(page => page.Name == "review_offers").Sql, row => new ReviewOffers(row.GetString(0), row.GetString(1), row.GetInt64(2), (decimal)row.GetDouble(3)), cancel,
            ("@from", quarter.FirstDay), ("@to", quarter.LastDay)));

    private static ReviewMark Mark(DbDataReader row) => new(
        row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateOnly>(5), row.GetString(6), row.GetDateTime(7));
}
