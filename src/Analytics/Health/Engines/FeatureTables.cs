namespace Retention.Analytics.Health.Engines;

/// <summary>What engines ask of a table before they read it, and parts of tables.</summary>
public static class FeatureTables
{
    /// <summary>Rows of a table by their numbers, in the order given.</summary>
    public static FeatureTable Take(this FeatureTable table, IReadOnlyList<int> rows)
    {
        var (width, values) = (table.Width, new float[(long)rows.Count * table.Width]);
        for (var i = 0; i < rows.Count; i++)
        {
            table.Row(rows[i]).CopyTo(values.AsSpan(i * width, width));
        }

        return new(table.Schema, [.. rows.Select(row => table.Ids[row])], [.. rows.Select(row => table.Days[row])], values, [.. rows.Select(row => table.Labels[row])]) { OneOf = table.OneOf };
    }

    /// <summary>Rows of a table that fulfil a condition.</summary>
    public static FeatureTable Where(this FeatureTable table, Func<int, bool> condition) => table.Take([.. Enumerable.Range(0, table.Rows).Where(condition)]);

    /// <summary>Refuses an infinite value by the name of its column and its customer.</summary>
    /// <exception cref="ChurnModelException">There is one, or the lengths of the table do not agree.</exception>
    public static void RequireFinite(this FeatureTable table)
    {
        if (table.Values.LongLength != (long)table.Rows * table.Width || table.Labels.Length != table.Rows || table.Days.Count != table.Rows)
            throw new ChurnModelException(FormattableString.Invariant($"{table.Rows} rows of {table.Width} columns come with {table.Values.Length} values, {table.Labels.Length} labels and {table.Days.Count} days."));
        var at = Array.FindIndex(table.Values, float.IsInfinity);
        if (at < 0) return;
        var (row, column) = (at / table.Width, at % table.Width);
        throw new ChurnModelException(FormattableString.Invariant(
            $"The column '{table.Schema.Features[column].Name}' of customer '{table.Ids[row]}' on {table.Days[row]:yyyy-MM-dd} is infinite: a value is a number or missing."));
    }

    /// <summary>Refuses a table that no engine can learn from.</summary>
    /// <exception cref="ChurnModelException">No rows, a row without a label, one class only, or no column that varies.</exception>
    public static void RequireTrainable(this FeatureTable table)
    {
        if (table.Rows == 0) throw new ChurnModelException("There is no row to learn from.");
        table.RequireFinite();
        var left = 0;
        foreach (var label in table.Labels)
        {
            if (label is not (0 or 1)) throw new ChurnModelException("A row to learn from has no label of 0 or 1: leave out the days whose horizon is not over.");
            left += (int)label;
        }

        if (left == 0) throw new ChurnModelException("Nobody left, so there is nothing to learn from.");
        if (left == table.Rows) throw new ChurnModelException("Everybody left, so there is nothing to learn from.");
        if (!Enumerable.Range(0, table.Width).Any(column => Varies(table, column))) throw new ChurnModelException("No column varies, so customers cannot be told apart.");
    }

    private static bool Varies(FeatureTable table, int column)
    {
        var first = table.Values[column];
        for (var at = (long)column; at < table.Values.LongLength; at += table.Width)
        {
            if (!table.Values[at].Equals(first)) return true;
        }

        return false;
    }
}
