using System.Diagnostics;
using Retention.DuckDb;

namespace Retention.Bench.Phases;

/// <summary>The floor of a load: DuckDB's own <c>read_csv</c> of the same files into the same text columns of a file.</summary>
internal static class ReadCsvPhase
{
    public static async Task<List<Measure>> RunAsync(BenchSize size, CancellationToken cancel)
    {
        Directory.CreateDirectory(size.Scratch);
        var database = Path.Combine(size.Scratch, "floor.duckdb");
        File.Delete(database);
        var files = Directory.GetFiles(size.Files, "*.csv");
        var watch = Stopwatch.StartNew();
        long rows = 0;
        await using (var connection = new DuckDbConnection($"Data Source={database};threads={Environment.ProcessorCount};memory_limit={size.MemoryLimit}"))
        {
            await connection.OpenAsync(cancel);
            foreach (var file in files)
            {
                using var command = connection.CreateCommand();
                var quoted = file.Replace("'", "''", StringComparison.Ordinal);
                command.CommandText = $"create table \"{Path.GetFileNameWithoutExtension(file)}\" as from read_csv('{quoted}', all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"')";
                command.CommandTimeout = 0;
                rows += await command.ExecuteNonQueryAsync(cancel);
            }

            using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "checkpoint";
            await checkpoint.ExecuteNonQueryAsync(cancel);
        }

        var seconds = watch.Elapsed.TotalSeconds;
        var megabytes = files.Sum(file => new FileInfo(file).Length) / 1e6;
        File.Delete(database);
        return [new("time", seconds, "s"), new("speed", megabytes / seconds, "MB/s")];
    }
}
