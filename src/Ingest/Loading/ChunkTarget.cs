using System.Globalization;

namespace Retention.Ingest.Loading;

/// <summary>The statement that takes a piece of CSV into a raw table. Columns come from the closed list of tables, never from a file.</summary>
internal sealed class ChunkTarget
{
    private readonly string into;
    private readonly string types;

    private ChunkTarget(string table, int loadId, IEnumerable<string> read, IReadOnlyList<(string Column, string Expression)> put, bool judged = true)
    {
        (Table, Name) = (table, table);
        types = string.Join(", ", read.Select(c => $"'{c}': 'varchar'"));
        into = string.Create(CultureInfo.InvariantCulture, $"""
            insert into raw.{table} (load_id, line, {(judged ? "held_by, " : "")}{string.Join(", ", put.Select(p => $"\"{p.Column}\""))})
            select {loadId}, line_number, {(judged ? "null, " : "")}{string.Join(", ", put.Select(p => p.Expression))}
            """);
    }

    /// <summary>The raw table.</summary>
    public string Table { get; }

    /// <summary>Tells it from another target of the same table.</summary>
    public string Name { get; private init; }

    /// <summary>For records copied as they stand: the header's own columns, those unknown to the table going to <c>source</c>.</summary>
    public static ChunkTarget ForCopies(CanonicalTable table, IReadOnlyList<string> header, int loadId)
    {
        var columns = header.Select((name, i) => (Name: name, At: "c" + i.ToString(CultureInfo.InvariantCulture), Column: table.Column(name)?.Name)).ToList();
        var others = columns.Where(c => c.Column is null).ToList();
        var put = columns.Where(c => c.Column is not null).Select(c => (c.Column!, c.At)).ToList();
        if (others.Count > 0)
        {
            var pairs = string.Join(", ", others.Select(c => $"{Literal(c.Name)}, {c.At}"));
            put.Add(("source", $"case when coalesce({string.Join(", ", others.Select(c => c.At))}) is not null then json_object({pairs})::varchar end"));
        }

        return new(table.Name, loadId, columns.Select(c => c.At), put);
    }

    /// <summary>For rows written column by column, the original row last.</summary>
    public static ChunkTarget ForRows(CanonicalTable table, string name, IReadOnlyList<string> columns, string? termsAre, int loadId)
    {
        var put = columns.Append("source").Select(c => (c, $"\"{c}\"")).ToList();
        if (table.Name == "subscriptions" && termsAre is not null)
        {
            put.Add(("terms_are", Literal(termsAre)));
        }

        return new(table.Name, loadId, columns.Append("source"), put) { Name = name };
    }

    /// <summary>For records that cannot be used as they stand.</summary>
    public static ChunkTarget ForRejects(int loadId) => ForAside("rejects", ["table_name", "text", "rule", "column_name", "value"], loadId);

    /// <summary>For records that are no data.</summary>
    public static ChunkTarget ForSkips(int loadId) => ForAside("skips", ["reason", "text"], loadId);

    private static ChunkTarget ForAside(string table, string[] columns, int loadId) => new(table, loadId, columns, [.. columns.Select(c => (c, c))], judged: false);

    /// <summary>The statement for one piece.</summary>
    /// <remarks>The join drops nothing. Rows behind it have no order to keep, so that each core writes its own row groups and none waits
    /// for another; the line number says where a row stood.</remarks>
    public string Statement(string path, byte delimiter, string options) => $$"""
        {{into}}
        from read_csv({{Literal(path)}}, auto_detect = false, header = false, delim = '{{(char)delimiter}}', quote = '"', escape = '"', new_line = '\n',
            columns = {'line_number': 'bigint', {{types}}}{{options}})
        join (select unnest([true]) as is_line) on is_line = (line_number > 0)
        """;

    private static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
