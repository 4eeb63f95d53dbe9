namespace Retention.DuckDb.Tests;

/// <summary>A directory for a test's files, gone when the test ends.</summary>
public sealed class Files : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("retention-duckdb-").FullName;

    public string Path(string name) => System.IO.Path.Combine(Directory, name);

    public DuckDbConnection Open(string name, string settings = "")
    {
        var connection = new DuckDbConnection($"Data Source={Path(name)};threads=2;{settings}");
        connection.Open();
        return connection;
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
