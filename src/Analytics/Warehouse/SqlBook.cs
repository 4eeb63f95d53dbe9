using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Retention.Analytics.Warehousing;

/// <summary>The SQL files that define every number, in the order in which they build on each other.</summary>
public sealed class SqlBook
{
    private static readonly string[] Built = ["staging", "core", "mart"];
    private static readonly Lazy<SqlBook> Shipped = new(() => Load(typeof(SqlBook).Assembly));

    private SqlBook(IReadOnlyList<BookPage> pages, string macros, IReadOnlyList<string> rawTables)
    {
        Pages = pages;
        Macros = macros;
        RawTables = rawTables;
        BuildOrder = Sort([.. pages.Where(p => Built.Contains(p.Schema))], [.. BookMacro.Read(macros)]);
    }

    /// <summary>The book inside this assembly.</summary>
    public static SqlBook Current => Shipped.Value;

    /// <summary>Every page, by schema and name.</summary>
    public IReadOnlyList<BookPage> Pages { get; }

    /// <summary>Views and tables to build, each after everything it reads.</summary>
    public IReadOnlyList<BookPage> BuildOrder { get; }

    /// <summary>Macros shared by the pages, as one script.</summary>
    public string Macros { get; }

    /// <summary>Scripts that create the raw tables where they are missing.</summary>
    public IReadOnlyList<string> RawTables { get; }

    /// <summary>Eight signs that differ when any text of the book does.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Macros + string.Concat(Pages.Select(p => p.FullName + p.Sql)))))[..8];

    /// <summary>The pages of one folder, by name.</summary>
    public IEnumerable<BookPage> In(string schema) => Pages.Where(p => p.Schema == schema);

    /// <summary>The text of a page with the pages that it stands over put in front of it, each under its own name.</summary>
    /// <remarks>A page says so in its header: <c>over: billed_lines, month_payments</c>, in the order in which they read each other.</remarks>
    public string Text(BookPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!page.Header.TryGetValue("over", out var over)) return page.Sql;
        var beneath = over.Split(',', StringSplitOptions.TrimEntries).Select(name => Pages.Single(other => other.Schema == page.Schema && other.Name == name));
        return $"with {string.Join(",\n", beneath.Select(other => $"{other.Name} as materialized (\n{other.Sql}\n)"))}\nselect * from (\n{page.Sql}\n)";
    }

    /// <summary>A book from (path, text) pairs, paths such as <c>core/customers.sql</c>.</summary>
    /// <exception cref="BookException">A name nobody defines, a circle, or a banned word.</exception>
    public static SqlBook From(IEnumerable<(string Path, string Text)> files)
    {
        List<BookPage> pages = [];
        List<string> raw = [];
        var macros = "";
        foreach (var (path, text) in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            switch (path.Split('/'))
            {
                case ["raw", _]: raw.Add(text); break;
                case [var schema, var file]: pages.Add(BookPage.Parse(schema, file[..^4], text)); break;
                default: macros += text + "\n"; break;
            }
        }

        return new(pages, macros, raw);
    }

    private static SqlBook Load(Assembly assembly) => From(
        from name in assembly.GetManifestResourceNames()
        where name.StartsWith("Sql/", StringComparison.Ordinal)
        select (name["Sql/".Length..].Replace('\\', '/'), Read(assembly, name)));

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static List<BookPage> Sort(IReadOnlyList<BookPage> pages, IReadOnlyList<BookMacro> macros)
    {
        var byName = pages.ToDictionary(p => p.FullName);
        List<BookPage> sorted = [];
        HashSet<string> done = [], open = [];
        foreach (var page in pages)
        {
            Visit(page);
        }

        return sorted;

        void Visit(BookPage page)
        {
            if (done.Contains(page.FullName))
            {
                return;
            }

            if (!open.Add(page.FullName))
            {
                throw new BookException($"{page.FullName} reads itself through {string.Join(", ", open)}.");
            }

            foreach (var name in page.Reads.Concat(macros.Where(m => m.IsUsedBy(page.Sql)).SelectMany(m => m.Reads)).Where(n => n != page.FullName && !n.StartsWith("raw.", StringComparison.Ordinal) && !n.StartsWith("ops.", StringComparison.Ordinal)))
            {
                Visit(byName.GetValueOrDefault(name) ?? throw new BookException($"{page.FullName} reads {name}, which no file of the book defines."));
            }

            open.Remove(page.FullName);
            done.Add(page.FullName);
            sorted.Add(page);
        }
    }
}
