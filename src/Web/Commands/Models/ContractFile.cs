using System.CommandLine;

namespace Retention.Web.Commands.Models;

/// <summary>Cohorts of a file: the customers still there at each age.</summary>
/// <param name="Cohorts">Survivors by age from 0, one list for each cohort.</param>
/// <param name="AgeColumn">The column of ages.</param>
/// <param name="IsShare">Whether the file has shares of the start and no numbers of customers.</param>
internal sealed record ContractFile(IReadOnlyList<IReadOnlyList<double>> Cohorts, string AgeColumn, bool IsShare)
{
    private static readonly string[] Ages = ["age", "period", "year", "quarter", "month", "week", "day", "tenure", "t"];
    private static readonly string[] Counts = ["survivors", "customers", "alive", "remaining", "percent_surviving", "survival", "share"];

    /// <summary>Reads the cohorts.</summary>
    /// <exception cref="Ingest.RefusedFileException">Ages have gaps or do not begin at 0, or survivors rise.</exception>
    public static ContractFile Read(InputFile file, LifetimeOptions options, ParseResult parsed)
    {
        var age = file.Need(parsed, options.Age, Ages);
        var count = file.Need(parsed, options.Survivors, Counts);
        var cohort = file.Find(parsed, options.Cohort, "cohort");
        var cohorts = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (var name in file.Rows(() => cohort is { } c ? file.Text(c) : ""))
        {
            if (!cohorts.TryGetValue(name, out var survivors)) cohorts[name] = survivors = [];
            var (at, there) = (file.Whole(age), file.Number(count));
            var of = cohort is null ? "" : $" of cohort '{name}'";
            if (at != survivors.Count) throw file.Bad(age, FormattableString.Invariant($"age {survivors.Count}{of} comes next, as ages stand in order from 0 without gaps"));
            if (at > 0 && there > survivors[^1]) throw file.Bad(count, FormattableString.Invariant($"survivors never rise: there were {survivors[^1]} at age {at - 1}{of}"));
            survivors.Add(there);
        }

        var header = file.Name(count).ToLowerInvariant();
        var isShare = header.Contains("percent", StringComparison.Ordinal) || header.Contains('%') || header.Contains("share", StringComparison.Ordinal)
            || cohorts.Values.Any(list => list.Any(there => there != Math.Floor(there)));
        return new([.. cohorts.Values], file.Name(age), isShare);
    }

    /// <summary>Periods in a year by the name of the column of ages; 12 where it says nothing.</summary>
    public double PeriodsInYear => AgeColumn.ToLowerInvariant().TrimEnd('s') switch
    {
        "year" => 1,
        "quarter" => 4,
        "week" => 365.25 / 7,
        "day" => 365.25,
        _ => 12,
    };

    /// <summary>The cohorts up to an age, as numbers of customers.</summary>
    /// <param name="lastAge">The last age; null is all.</param>
    /// <param name="customers">Customers at the start of each cohort of a file of shares.</param>
    public IEnumerable<IReadOnlyList<double>> UpTo(double? lastAge, double customers) => Cohorts.Select(cohort =>
        (IReadOnlyList<double>)[.. cohort.Take(lastAge is { } last ? (int)last + 1 : cohort.Count).Select(there => IsShare && cohort[0] > 0 ? there / cohort[0] * customers : there)]);
}
