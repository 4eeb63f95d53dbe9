using System.Data.Common;
using System.Runtime.CompilerServices;
using Retention.Analytics.Policies;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>Runs a page of the book under <c>Sql/reports</c> and reads its rows by column name.</summary>
internal static class ReportSql
{
    /// <summary>The rows of a report, in its own order.</summary>
    /// <param name="connection">An open reader of the warehouse.</param>
    /// <param name="name">File name without its ending.</param>
    /// <param name="row">Makes one record of one row.</param>
    /// <param name="cancel">Stops the query.</param>
    /// <param name="parameters">Values for the <c>$names</c> in the text.</param>
    public static Task<IReadOnlyList<T>> ReadAsync<T>(
        DbConnection connection, string name, Func<DbDataReader, T> row, CancellationToken cancel, params (string Name, object? Value)[] parameters) =>
        RunAsync(connection, Text(name), row, cancel, parameters);

    /// <summary>The rows of a report that reads a selection of customers, in its own order.</summary>
    /// <param name="connection">An open reader of the warehouse.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="name">File name without its ending.</param>
    /// <param name="row">Makes one record of one row.</param>
    /// <param name="cancel">Stops the query.</param>
    /// <param name="parameters">Values for the <c>$names</c> in the text; <c>by</c> is what it splits the selection by.</param>
    public static Task<IReadOnlyList<T>> ReadAsync<T>(
        DbConnection connection, Selection selection, string name, Func<DbDataReader, T> row, CancellationToken cancel, params (string Name, object? Value)[] parameters) =>
        SelectAsync(connection, selection, Text(name), row, cancel, parameters);

    /// <summary>The rows of a text that reads a selection of customers.</summary>
    public static Task<IReadOnlyList<T>> SelectAsync<T>(
        DbConnection connection, Selection selection, string text, Func<DbDataReader, T> row, CancellationToken cancel, params (string Name, object? Value)[] parameters)
    {
        var selected = selection.InFrontOf(text, parameters.FirstOrDefault(one => one.Name == "by").Value as string);
        return RunAsync(connection, selected.Sql, row, cancel, [.. parameters, .. selected.Parameters]);
    }

    /// <summary>The rows of a report that reads a name which is not a table: a text given here stands for it.</summary>
    /// <param name="connection">An open reader of the warehouse.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="name">File name without its ending.</param>
    /// <param name="given">The name that the report reads.</param>
    /// <param name="text">The select that gives its rows: a page of the book, or several joined by union.</param>
    /// <param name="row">Makes one record of one row.</param>
    /// <param name="cancel">Stops the query.</param>
    /// <param name="parameters">Values for the <c>$names</c> in either text.</param>
    public static Task<IReadOnlyList<T>> ReadOverAsync<T>(
        DbConnection connection, Selection selection, string name, string given, string text, Func<DbDataReader, T> row, CancellationToken cancel, params (string Name, object? Value)[] parameters) =>
        SelectAsync(connection, selection, Over(name, given, text), row, cancel, parameters);

    /// <summary>A report with the text that stands for a name it reads.</summary>
    public static string Over(string name, string given, string text) => $"with {given} as materialized (\n{text}\n)\nselect * from (\n{Text(name)}\n)";

    /// <summary>The text of a report, with the reports it stands over.</summary>
    /// <param name="name">File name without its ending.</param>
    public static string Text(string name) => SqlBook.Current.Text(SqlBook.Current.Pages.Single(page => page.Schema == "reports" && page.Name == name));

    /// <summary>The reporting currency, or null while none is known.</summary>
    public static string? Currency(Warehouse warehouse) =>
        warehouse.Settings.Policies.Values.FirstOrDefault(policy => policy.Key == "reporting_currency").Value is { Length: 3 } code ? code.ToUpperInvariant() : null;

    /// <summary>The policies that differ from their defaults, as <c>name=value</c>.</summary>
    public static IReadOnlyList<string> Policies(Warehouse warehouse) =>
        [.. warehouse.Settings.Policies.Values.Where(policy => PolicySet.Default[policy.Key] != policy.Value).Select(policy => $"{policy.Key}={policy.Value}")];

    /// <summary>The rows of a text put together from pages of the book.</summary>
    public static async Task<IReadOnlyList<T>> RunAsync<T>(
        DbConnection connection, string sql, Func<DbDataReader, T> row, CancellationToken cancel, params (string Name, object? Value)[] parameters)
    {
        var rows = new List<T>();
        await foreach (var one in EachAsync(connection, sql, row, parameters).WithCancellation(cancel)) rows.Add(one);
        return rows;
    }

    /// <summary>The rows of a text, one after the other: a list of a million need not stand in memory.</summary>
    public static async IAsyncEnumerable<T> EachAsync<T>(
        DbConnection connection, string sql, Func<DbDataReader, T> row, (string Name, object? Value)[] parameters, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (key, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (key, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) yield return row(reader);
    }

    /// <summary>Text that may be missing.</summary>
    public static string? Text(this DbDataReader row, string column) => Value(row, column) as string;

    /// <summary>A day that is always there.</summary>
    public static DateOnly Day(this DbDataReader row, string column) => (DateOnly)row[column];

    /// <summary>A day that may be missing.</summary>
    public static DateOnly? DayOrNull(this DbDataReader row, string column) => Value(row, column) is DateOnly day ? day : null;

    /// <summary>A decimal that is always there.</summary>
    public static decimal Amount(this DbDataReader row, string column) => (decimal)row[column];

    /// <summary>A decimal that may be missing.</summary>
    public static decimal? AmountOrNull(this DbDataReader row, string column) => Value(row, column) is decimal amount ? amount : null;

    /// <summary>A count; the text casts it to bigint.</summary>
    public static long Count(this DbDataReader row, string column) => (long)row[column];

    /// <summary>A count that may be missing.</summary>
    public static long? CountOrNull(this DbDataReader row, string column) => Value(row, column) is long count ? count : null;

    /// <summary>Yes or no.</summary>
    public static bool Flag(this DbDataReader row, string column) => (bool)row[column];

    private static object? Value(DbDataReader row, string column) => row[column] is var value && value is DBNull ? null : value;
}
