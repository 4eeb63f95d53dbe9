using System.Data.Common;
using Retention.Analytics.Feedback;
using Retention.DuckDb;

namespace Retention.Analytics.Warehousing;

/// <summary>Reads the comments that were not read yet under the taxonomy in force, and keeps what was read. docs/decisions/0036.</summary>
/// <remarks>A piece at a time, on all cores. What is kept holds by itself: a process that is killed leaves the rest to the next refresh.</remarks>
internal sealed class CommentReadings(Warehouse warehouse, SqlBook book)
{
    private const string Unread = "temp.unread_comments";

    /// <summary>Reads what is new; with another taxonomy everything is.</summary>
    public void Bring(DbConnection connection, CancellationToken cancel)
    {
        var taxonomy = TaxonomyFile.Read(warehouse, connection);
        taxonomy.Remember(connection);
        connection.Execute("delete from raw.comment_readings where version <> $1", taxonomy.InForce.Version);
        connection.Execute("drop table if exists " + Unread);
        try
        {
            connection.Execute("create temp table unread_comments as " + book.Pages.Single(page => page.FullName == "reading.unread_comments").Sql);
            Read(connection, taxonomy.InForce, cancel);
        }
        finally
        {
            connection.Execute("drop table if exists " + Unread);
        }
    }

    private void Read(DbConnection connection, Taxonomy taxonomy, CancellationToken cancel)
    {
        var pieces = connection.Scalar<long?>($"select max(piece) from {Unread}") ?? -1;
        if (pieces < 0) return;
        var readers = Enumerable.Range(0, warehouse.Options.Threads ?? Environment.ProcessorCount).Select(_ => new ThemeReader(taxonomy)).ToArray();
        for (var piece = 0L; piece <= pieces; piece++)
        {
            cancel.ThrowIfCancellationRequested();
            var comments = Comments(connection, piece);
            var readings = new Reading[comments.Count];
            Parallel.For(0, readers.Length, one =>
            {
                for (var i = one; i < readings.Length && !cancel.IsCancellationRequested; i += readers.Length) readings[i] = readers[one].Read(comments[i].Text, comments[i].Language);
            });
            cancel.ThrowIfCancellationRequested();
            Keep(connection, taxonomy, comments, readings);
        }
    }

    private static List<(Guid Key, string? Language, string Text)> Comments(DbConnection connection, long piece)
    {
        List<(Guid, string?, string)> comments = [];
        using var rows = connection.Query($"select key, language, comment from {Unread} where piece = $1", piece);
        while (rows.Read()) comments.Add((rows.GetGuid(0), rows.IsDBNull(1) ? null : rows.GetString(1), rows.GetString(2)));
        return comments;
    }

    private void Keep(DbConnection connection, Taxonomy taxonomy, List<(Guid Key, string? Language, string Text)> comments, Reading[] readings)
    {
        using var appender = ((DuckDbConnection)connection).CreateAppender("comment_readings", "raw", warehouse.Catalog);
        for (var i = 0; i < readings.Length; i++)
        {
            appender.Append(comments[i].Key).Append(taxonomy.Version).Append(readings[i].Language).Append(string.Join(',', readings[i].Themes)).Append(string.Join('\n', readings[i].Phrases)).EndRow();
        }

        appender.Complete();
    }
}
