namespace Retention.Analytics.Warehousing;

/// <summary>Where the warehouse lies and what it may use.</summary>
/// <param name="Directory">Folder of <c>retention.duckdb</c>, created where missing; null keeps everything in memory.</param>
public sealed record WarehouseOptions(string? Directory)
{
    /// <summary>Upper bound of DuckDB's own memory, such as <c>4GB</c>; past it work spills to disk.</summary>
    public string MemoryLimit { get; init; } = "4GB";

    /// <summary>Threads of DuckDB; null takes one a core.</summary>
    public int? Threads { get; init; }

    /// <summary>Opens an existing file without the right to write or to read other files.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether queries of the book may write files beside a warehouse that is only read: for exports alone.</summary>
    public bool WritesFiles { get; init; }
}

/// <summary>One step of a refresh.</summary>
public sealed record RefreshProgress(int Done, int Total, string Step);

/// <summary>A check that found rows.</summary>
/// <param name="Check">Name of the check's file.</param>
/// <param name="Title">What it says, in a sentence.</param>
/// <param name="Rows">How many rows offend.</param>
/// <param name="Sample">The first of them, as text.</param>
public sealed record CheckFailure(string Check, string Title, long Rows, string Sample);

/// <summary>What a refresh did. With failures nothing was changed.</summary>
public sealed record RefreshReport(DateOnly AsOf, TimeSpan Took, int Tables, int ChecksPassed, IReadOnlyList<CheckFailure> Failures)
{
    /// <summary>Time spent on each table and check.</summary>
    public IReadOnlyList<(string Step, TimeSpan Took)> Steps { get; init; } = [];
}
