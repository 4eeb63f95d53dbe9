using System.Data.Common;
using Retention.Analytics.Warehousing;

namespace Retention.Ingest.Loading;

/// <summary>Takes pieces into the warehouse, one at a time and in their order, while the next one is written.</summary>
/// <param name="connection">The load's transaction: nobody else uses it before <see cref="Wait"/>.</param>
internal sealed class Courier(DbConnection connection) : IDisposable
{
    private Task under = Task.CompletedTask;

    /// <summary>Begins to take a piece in, once the one before is in.</summary>
    /// <param name="statement">What takes it in.</param>
    /// <param name="table">Where it goes.</param>
    /// <param name="rows">How many rows it has.</param>
    public void Send(string statement, string table, long rows)
    {
        Wait();
        under = Task.Factory.StartNew(() =>
        {
            var taken = connection.Execute(statement);
            if (taken != rows) throw new InvalidOperationException($"DuckDB took {taken} of {rows} rows for {table}.");
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Waits until everything sent is in; fails as it failed.</summary>
    public void Wait() => under.GetAwaiter().GetResult();

    /// <summary>Leaves nothing running on the connection.</summary>
    public void Dispose() => Task.WhenAny(under).Wait();
}
