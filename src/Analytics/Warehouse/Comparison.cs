using System.Data.Common;

namespace Retention.Analytics.Warehousing;

/// <summary>Answers of several variants to the same questions, one under the other in temporary tables, for one further read.</summary>
/// <remarks>Everything happens on one connection, which no reader shares; the tables are gone with it.</remarks>
public sealed class Comparison : IAsyncDisposable
{
    private readonly DbConnection connection;

    private Comparison(DbConnection connection) => this.connection = connection;

    /// <summary>An empty comparison.</summary>
    /// <param name="warehouse">The warehouse whose variants are compared.</param>
    /// <param name="tables">Each table: its name, and its columns after <c>place</c>, as SQL writes them.</param>
    public static Comparison Open(Warehouse warehouse, params (string Name, string Columns)[] tables)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        var connection = warehouse.Connect();
        foreach (var (name, columns) in tables)
        {
            connection.Execute($"create temp table {name} (place integer, {columns})");
        }

        return new(connection);
    }

    /// <summary>Puts a variant's answer into a table, its place in front of each row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="place">Where the variant stands among the others.</param>
    /// <param name="variant">The variant; the warehouse itself is one.</param>
    /// <param name="question">A select with the columns of the table; <c>$1</c> is <paramref name="value"/>.</param>
    /// <param name="value">What the question is about.</param>
    public void Add(string table, int place, Warehouse variant, string question, object? value)
    {
        ArgumentNullException.ThrowIfNull(variant);
        connection.Execute($"use {variant.Catalog}; " + Warehouse.Variables(variant.Settings, variant.AsOf));
        connection.Execute($"insert into temp.{table} select {place}, * from (\n{question}\n)", value);
    }

    /// <summary>Reads the tables, and the warehouse <paramref name="beside"/> them.</summary>
    public Task<T> ReadAsync<T>(Warehouse beside, Func<DbConnection, Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(beside);
        ArgumentNullException.ThrowIfNull(read);
        connection.Execute($"use {beside.Catalog}; " + Warehouse.Variables(beside.Settings, beside.AsOf));
        return read(connection);
    }

    /// <summary>Lets go of the connection and its tables. A variant can be closed once this has been.</summary>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
