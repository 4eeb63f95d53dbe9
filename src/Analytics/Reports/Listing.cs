using System.Data.Common;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>Part of a long list, and how long the list is.</summary>
/// <param name="Rows">The rows of this part.</param>
/// <param name="Total">Rows of the whole list.</param>
public sealed record Part<T>(IReadOnlyList<T> Rows, long Total);

/// <summary>Reads the lists of Sql/lists into their records.</summary>
internal static class Listing
{
    /// <summary>Every row of a list.</summary>
    public static Task<List<T>> ReadAsync<T>(Warehouse warehouse, string list, Func<DbDataReader, T> row, CancellationToken cancel, params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        var sql = SqlBook.Current.In("lists").Single(page => page.Name == list).Sql;
        return warehouse.ReadAsync((connection, token) => connection.ListAsync(sql, row, token, values), cancel);
    }

    /// <summary>A part of a list whose last column counts the whole of it.</summary>
    public static async Task<Part<T>> PartAsync<T>(Warehouse warehouse, string list, Func<DbDataReader, T> row, CancellationToken cancel, params object?[] values)
    {
        var rows = await ReadAsync(warehouse, list, read => (Row: row(read), Total: read.GetInt64(read.FieldCount - 1)), cancel, values).ConfigureAwait(false);
        return new([.. rows.Select(read => read.Row)], rows.FirstOrDefault().Total);
    }

    /// <summary>A text, or null.</summary>
    public static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
