namespace Retention.Analytics.Reviews;

/// <summary>A frozen figure that would be another one today.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Table">Its table.</param>
/// <param name="Row">What tells its row apart.</param>
/// <param name="Column">Its column; null where the whole row has come or gone.</param>
/// <param name="Was">As it was frozen; null where it was not defined or not there.</param>
/// <param name="Now">As it would be today.</param>
public sealed record ReviewChange(string Section, string Table, string Row, string? Column, string? Was, string? Now)
{
    /// <summary>What has been restated since: the sections of the quarter alone, since those of a day change by themselves.</summary>
    public static IReadOnlyList<ReviewChange> Between(ReviewFigures frozen, ReviewFigures today)
    {
        ArgumentNullException.ThrowIfNull(frozen);
        ArgumentNullException.ThrowIfNull(today);
        return [.. from section in frozen.Sections
                   where section.IsOfQuarter
                   from table in section.Tables
                   let now = today.Section(section.Name)?.Tables.FirstOrDefault(one => one.Name == table.Name)
                   where now is not null
                   from change in Of(section.Name, table, now)
                   select change];
    }

    private static IEnumerable<ReviewChange> Of(string section, ReviewTable then, ReviewTable now)
    {
        var rows = now.Rows.ToDictionary(now.Key);
        foreach (var row in then.Rows)
        {
            var key = then.Key(row);
            if (!rows.Remove(key, out var other))
            {
                yield return new(section, then.Name, key, null, key, null);
                continue;
            }

            foreach (var (place, column) in then.Columns.Index())
            {
                if (column.Kind == ReviewKind.Hidden || now.Place(column.Name) is not (>= 0 and var at) || row[place] == other[at]) continue;
                yield return new(section, then.Name, key, column.Name, row[place], other[at]);
            }
        }

        foreach (var key in rows.Keys) yield return new(section, then.Name, key, null, null, key);
    }
}
