using System.Diagnostics;
using System.Globalization;
using Retention.Analytics.Export;

namespace Retention.Bench.Phases;

/// <summary>A workbook of 50,000 and of a million rows of ten typed columns, beside Python's xlsxwriter in constant memory on the same rows.</summary>
internal static class WorkbookPhase
{
    private const int Few = 50_000;
    private const int Many = 1_000_000;

    private static readonly SheetColumn[] Columns =
    [
        new("customer_id", CellKind.Text), new("name", CellKind.Text), new("segment", CellKind.Text), new("country", CellKind.Text), new("month", CellKind.Day),
        new("mrr", CellKind.Money), new("expected", CellKind.Money), new("seats", CellKind.Whole), new("share", CellKind.Percent), new("comment", CellKind.Text),
    ];

    public static async Task<List<Measure>> RunAsync(BenchSize size, CancellationToken cancel)
    {
        Directory.CreateDirectory(size.Folder);
        var file = Path.Combine(size.Folder, "bench.xlsx");
        try
        {
            Write(file, 1000);
            List<Measure> measures = [];
            foreach (var rows in (int[])[Few, Many])
            {
                var before = Machine.PeakMegabytes();
                var (watch, busy) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
                Write(file, rows);
                measures.Add(new($"{rows} rows", watch.Elapsed.TotalSeconds, "s"));
                measures.Add(new($"{rows} rows, processor time", (Process.GetCurrentProcess().TotalProcessorTime - busy).TotalSeconds, "s"));
                measures.Add(new($"{rows} rows, growth of peak memory", Machine.PeakMegabytes() - before, "MB"));
                measures.Add(new($"{rows} rows, size", new FileInfo(file).Length / 1e6, "MB"));
                if (await PythonAsync(file, rows, cancel) is { } python) measures.Add(new($"{rows} rows, xlsxwriter, processor time", python, "s"));
            }

            return measures;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Write(string file, int rows)
    {
        using var target = File.Create(file);
        using var book = new Workbook(target, "EUR");
        using var sheet = book.Sheet("Data", Columns);
        var first = new DateOnly(2024, 1, 1);
        for (var i = 0; i < rows; i++)
        {
            var (id, amount) = (i.ToString("'C'0000000", CultureInfo.InvariantCulture), (i % 100_000) + 0.25m);
            sheet.Add(id, "Customer number " + id, i % 3 == 0 ? "smb" : "enterprise", "ES", first.AddDays(i % 900), amount, amount * 0.9m, i % 500, (i % 1000) / 1000.0, i % 5 == 0 ? "=not a formula" : "a word or two about it");
        }

        book.Finish("Long texts");
    }

    /// <summary>The seconds of processor time that Python takes for the same rows; null where it or the library is missing.</summary>
    private static async Task<double?> PythonAsync(string file, int rows, CancellationToken cancel)
    {
        try
        {
            var script = Path.Combine(Environment.GetEnvironmentVariable("RETENTION_HOME") ?? Environment.CurrentDirectory, "bench", "Python", "workbook.py");
            var start = new ProcessStartInfo(File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", [script, file, rows.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
            using var python = Process.Start(start)!;
            var said = await python.StandardOutput.ReadToEndAsync(cancel);
            await python.WaitForExitAsync(cancel);
            return python.ExitCode == 0 ? double.Parse(said, CultureInfo.InvariantCulture) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
