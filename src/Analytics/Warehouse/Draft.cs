using System.Data.Common;
using System.Text.RegularExpressions;

namespace Retention.Analytics.Warehousing;

/// <summary>The pages of core and mart under names of their own, so that a refresh builds beside the numbers people read. docs/decisions/0028.</summary>
internal sealed partial class Draft(SqlBook book)
{
    private const string Mark = "draft_";

    // DuckDB counts only what is committed when it shares a scan among cores: below one row group there is nothing to share.
    private const int RowGroup = 122_880;

    private readonly List<BookPage> pages = [.. book.BuildOrder.Where(page => page.Schema != "staging")];
    private readonly HashSet<string> names = [.. book.BuildOrder.Where(page => page.Schema != "staging").Select(page => page.FullName)];
    private readonly List<BookMacro> macros = [.. BookMacro.Read(book.Macros).Where(macro => macro.Reads.Count > 0)];

    /// <summary>Macros that read pages read their drafts, on this connection alone.</summary>
    public void Begin(DbConnection connection)
    {
        foreach (var macro in macros)
        {
            connection.Execute("create or replace temp macro " + Text(macro.Text));
        }
    }

    /// <summary>Builds a page from the drafts of those before it. A large table is committed at once: what reads it next is shared among cores.</summary>
    public void Build(DbConnection connection, BookPage page)
    {
        var name = Text(page.FullName);
        connection.Execute($"create or replace {(page.IsView ? "view" : "table")} {name} as {Text(page.Sql)}");
        if (!page.IsView && connection.Scalar<long>($"select count(*) from {name}") > RowGroup)
        {
            connection.Execute("commit; begin transaction");
        }
    }

    /// <summary>Gives the drafts their names, in the transaction that is open: readers see all of it with its commit, or nothing.</summary>
    public void Publish(DbConnection connection)
    {
        DropWhatIsInTheWay(connection);
        foreach (var macro in macros)
        {
            connection.Execute("drop macro table temp." + macro.Name);
        }

        foreach (var page in pages)
        {
            connection.Execute(page.IsView
                ? $"drop view {Text(page.FullName)}; create or replace view {page.FullName} as {page.Sql}"
                : $"drop table if exists {page.FullName}; alter table {Text(page.FullName)} rename to {page.Name}");
        }
    }

    /// <summary>Whether a refresh has shown its tables here.</summary>
    public static bool IsPublished(DbConnection connection) => Built(connection).Any(one => one is { Kind: "table", IsDraft: false });

    /// <summary>Drops the drafts that a refresh which did not end left behind.</summary>
    public static void Drop(DbConnection connection)
    {
        foreach (var (name, kind, _) in Built(connection).Where(one => one.IsDraft))
        {
            connection.Execute($"drop {kind} {name}");
        }
    }

    /// <summary>An older version may have kept a table under a name that is a view now, or that is gone: the two do not replace each other.</summary>
    private void DropWhatIsInTheWay(DbConnection connection)
    {
        var held = book.BuildOrder.Select(page => (page.FullName, page.IsView ? "view" : "table")).ToHashSet();
        foreach (var (name, kind, _) in Built(connection).Where(one => !one.IsDraft && !held.Contains((one.Name, one.Kind))))
        {
            connection.Execute($"drop {kind} {name}");
        }
    }

    private static List<(string Name, string Kind, bool IsDraft)> Built(DbConnection connection)
    {
        List<(string, string, bool)> there = [];
        using var rows = connection.Query($"""
            select schema_name || '.' || table_name, 'table', starts_with(table_name, '{Mark}') from duckdb_tables() where database_name = current_database() and schema_name in ('staging', 'core', 'mart')
            union all
            select schema_name || '.' || view_name, 'view', starts_with(view_name, '{Mark}') from duckdb_views() where database_name = current_database() and schema_name in ('staging', 'core', 'mart')
            """);
        while (rows.Read())
        {
            there.Add((rows.GetString(0), rows.GetString(1), rows.GetBoolean(2)));
        }

        return there;
    }

    private string Text(string sql) => Names().Replace(sql, match =>
        names.Contains(match.Value) ? match.Groups["schema"].Value + "." + Mark + match.Groups["name"].Value : match.Value);

    // Comments and quoted text are matched first, and stay as they are.
    [GeneratedRegex(@"--[^\n]*|'(?:[^']|'')*'|\b(?<schema>core|mart)\.(?<name>[a-z_][a-z_0-9]*)\b")]
    private static partial Regex Names();
}
