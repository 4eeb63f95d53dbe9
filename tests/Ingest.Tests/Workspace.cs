using System.Data.Common;
using System.Text;
using Retention.Analytics.Warehousing;
using Retention.Ingest.Mappings;

namespace Retention.Ingest.Tests;

/// <summary>A warehouse in memory and a folder to put files in.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    public const string Subscriptions = "subscription_id,customer_id,status,quantity,unit_amount,currency,interval,started_at,ended_at\n";

    private Workspace(Warehouse warehouse, string folder) => (Warehouse, Folder, Mappings) = (warehouse, folder, MappingCatalogue.Load(null));

    public Warehouse Warehouse { get; }

    public string Folder { get; }

    public MappingCatalogue Mappings { get; set; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Workspace> OpenAsync(bool onDisk = false)
    {
        var folder = Directory.CreateTempSubdirectory("ingest-test-").FullName;
        var data = onDisk ? Path.Combine(folder, "data") : null;
        return new(await Warehouse.OpenAsync(new(data) { Threads = 2, MemoryLimit = "1GB" }, TimeProvider.System, Cancel), folder);
    }

    public string Put(string name, string text) => Put(name, Encoding.UTF8.GetBytes(text));

    public string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<LoadReport> LoadAsync(string name, string text, LoadOptions? options = null) => LoadAsync(name, Encoding.UTF8.GetBytes(text), options);

    public async Task<LoadReport> LoadAsync(string name, byte[] bytes, LoadOptions? options = null) =>
        (await LoadPathAsync(Put(name, bytes), options)).ShouldHaveSingleItem();

    public async Task<IReadOnlyList<LoadReport>> LoadPathAsync(string path, LoadOptions? options = null)
    {
        var reports = await new Loader(Warehouse, Mappings, TimeProvider.System).LoadAsync(path, options ?? LoadOptions.Default, null, Cancel);
        reports.ShouldAllBe(r => r.Accepted + r.Quarantined + r.Skipped == r.Rows);
        return reports;
    }

    /// <summary>Every row as text, columns joined by a bar, null as a dash.</summary>
    public List<string> Rows(string sql)
    {
        using var connection = Warehouse.OpenReader();
        using var reader = connection.Query(sql);
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : Text(reader, i))));
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await Warehouse.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Text(DbDataReader reader, int i) => reader.GetValue(i) switch
    {
        DateTime t => t.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        DateOnly d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        decimal m => m.ToString("0.########", System.Globalization.CultureInfo.InvariantCulture),
        var v => Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
