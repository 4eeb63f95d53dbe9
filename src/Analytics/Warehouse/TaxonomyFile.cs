using System.Data.Common;
using Retention.Analytics.Feedback;

namespace Retention.Analytics.Warehousing;

/// <summary>The taxonomy of a workspace: taxonomy.json in its data directory, else the one that comes with the product.</summary>
/// <param name="InForce">The taxonomy that comments are read by.</param>
/// <param name="IsOwn">Whether the workspace has one of its own.</param>
/// <param name="Problem">Why the file cannot be used, and what is in force meanwhile; null where it can, or there is none.</param>
public sealed record TaxonomyFile(Taxonomy InForce, bool IsOwn, string? Problem)
{
    private const string Setting = "taxonomy";

    /// <summary>Reads the file. One that cannot be used leaves in force what the last refresh read comments by.</summary>
    public static TaxonomyFile Read(Warehouse warehouse)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        if (PathOf(warehouse) is not { } path || !File.Exists(path)) return new(Taxonomy.Default, false, null);
        using var connection = warehouse.OpenReader();
        return Read(warehouse, connection);
    }

    internal static TaxonomyFile Read(Warehouse warehouse, DbConnection connection)
    {
        if (PathOf(warehouse) is not { } path || !File.Exists(path)) return new(Taxonomy.Default, false, null);
        try
        {
            return new(TaxonomyText.Read(File.ReadAllText(path)), true, null);
        }
        catch (Exception e) when (e is TaxonomyException or IOException or UnauthorizedAccessException)
        {
            var last = connection.Scalar<string>("select value from ops.settings where name = $1", Setting);
            return new(last is null ? Taxonomy.Default : TaxonomyText.Read(last), true, $"taxonomy.json cannot be used, and the themes are still those of before: {e.Message}");
        }
    }

    /// <summary>Writes the file, all of it or nothing. Comments are read by it at the next refresh.</summary>
    public static void Write(Warehouse warehouse, Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        var path = PathOf(warehouse) ?? throw new InvalidOperationException("A warehouse in memory has no directory for a taxonomy.");
        File.WriteAllText(path + ".new", TaxonomyText.Write(taxonomy));
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Goes back to the taxonomy that comes with the product. The file is kept under another name.</summary>
    public static void Reset(Warehouse warehouse)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        if (PathOf(warehouse) is { } path && File.Exists(path)) File.Move(path, path + ".before", overwrite: true);
    }

    /// <summary>Remembers what is in force, for a day when the file cannot be used.</summary>
    internal void Remember(DbConnection connection)
    {
        connection.Execute("insert or replace into ops.settings values ($1, $2)", Setting, TaxonomyText.Write(InForce));
        connection.Execute("delete from raw.themes");
        foreach (var (position, theme) in InForce.Themes.Index())
        {
            connection.Execute("insert into raw.themes values ($1, $2, $3, $4, $5)", position, theme.Name, theme.Es, theme.En, InForce.Version);
        }
    }

    private static string? PathOf(Warehouse warehouse) => warehouse.Options.Directory is { } directory ? Path.Combine(directory, "taxonomy.json") : null;
}
