using System.Globalization;

namespace Retention.Bench;

/// <summary>What is measured, and where its files lie.</summary>
/// <param name="Customers">Customers of the generated company.</param>
/// <param name="Months">Months of its history.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Folder">Where everything of the benchmark is kept between runs.</param>
/// <param name="MemoryLimit">DuckDB's memory limit, such as <c>4GB</c>.</param>
internal sealed record BenchSize(int Customers, int Months, int Seed, string Folder, string MemoryLimit)
{
    /// <summary>The generated files; kept and used again.</summary>
    public string Files => Path.Combine(Folder, Name("company"));

    /// <summary>The data directory that is loaded, refreshed and served.</summary>
    public string Warehouse => Path.Combine(Folder, Name("warehouse"));

    /// <summary>A folder for what a phase throws away.</summary>
    public string Scratch => Path.Combine(Folder, Name("scratch"));

    /// <summary>The same size, as arguments of a child process.</summary>
    public IEnumerable<string> Arguments =>
    [
        "--customers", Customers.ToString(CultureInfo.InvariantCulture),
        "--months", Months.ToString(CultureInfo.InvariantCulture),
        "--seed", Seed.ToString(CultureInfo.InvariantCulture),
        "--data", Path.GetDirectoryName(Folder)!,
        "--memory-limit", MemoryLimit,
    ];

    private string Name(string what) => string.Create(CultureInfo.InvariantCulture, $"{what}-{Customers}-{Months}-{Seed}");
}
