using System.Diagnostics;
using Retention.Analytics.Warehousing;

namespace Retention.Bench.Phases;

/// <summary>Themes of a comment of every customer: read in a refresh, looked for again when nothing is new, and asked for as the page does.</summary>
internal static class ThemesPhase
{
    // Openings, matters and ends, put together by the number of a row; a name in the middle makes nearly every comment different.
    private const string Comments = """
        insert into raw.survey_responses (load_id, line, held_by, response_id, customer_id, contact, survey, score, comment, responded_at)
        select 1, i, null, 'r' || i, 'c' || (i % 200000), 'p' || i || '@example.com', 'nps', (i % 11)::varchar,
            if(i % 2 = 0,
                ['Llevamos años con vosotros y', 'La verdad,', 'Desde la última actualización', 'En general bien, pero', 'Nos gusta, aunque'][1 + (i // 2) % 5] || ' '
                || ['el soporte tarda demasiado en contestar a', 'las facturas no llegan a', 'el precio ha subido mucho para', 'la pantalla es un lío para', 'no se puede exportar la lista de', 'hemos recomendado el producto a'][1 + (i // 10) % 6]
                || ' Cliente' || (i * 7919 % 900001) || '. ' || ['Gracias.', 'Va lento por las tardes.', 'Nadie nos llama.', 'Seguiremos mirando otras opciones.', 'Da error al guardar los cambios.'][1 + (i // 60) % 5],
                ['We have used it for years and', 'To be honest,', 'Since the last update', 'Good in general, but', 'We like it although'][1 + (i // 2) % 5] || ' '
                || ['support takes days to answer', 'the invoices are wrong for', 'the price went up again for', 'the screens are confusing for', 'we miss an integration with', 'we recommended it to'][1 + (i // 10) % 6]
                || ' Company' || (i * 7919 % 900001) || '. ' || ['Thank you.', 'It is slow in the afternoon.', 'Nobody ever calls us.', 'We are looking at alternatives.', 'It crashes when I save.'][1 + (i // 60) % 5]),
            '2024-12-' || lpad((1 + i % 28)::varchar, 2, '0')
        from range($1::bigint) as t (i)
        """;

    public static async Task<List<Measure>> RunAsync(BenchSize size, CancellationToken cancel)
    {
        Directory.CreateDirectory(size.Scratch);
        var folder = Directory.CreateDirectory(Path.Combine(size.Scratch, "themes"));
        folder.Delete(recursive: true);
        try
        {
            await using var warehouse = await Warehouse.OpenAsync(new WarehouseOptions(folder.FullName) { MemoryLimit = size.MemoryLimit }, TimeProvider.System, cancel);
            await warehouse.SaveSettingsAsync(new(warehouse.Settings.Policies.With("reporting_currency", "EUR"), new DateOnly(2024, 12, 31)), cancel);
            await warehouse.WriteAsync("comments", (connection, _) => Task.FromResult(connection.Execute(Comments, (long)size.Customers)), cancel);
            await warehouse.WriteAsync("a subscription", (connection, _) => Task.FromResult(connection.Execute(
                "insert into raw.subscriptions (load_id, line, subscription_id, customer_id, unit_amount, currency, interval, started_at) values (1, 2, 's1', 'c1', '100', 'EUR', 'month', '2024-01-01')")), cancel);
            List<Measure> measures = [.. await StepsAsync(warehouse, "all new", cancel), new("peak memory while reading", Machine.PeakMegabytes(), "MB"), .. await StepsAsync(warehouse, "nothing new", cancel)];
            foreach (var sort in Analytics.Reports.CommentTheme.Sorts) measures.Add(await ReportAsync(warehouse, sort, cancel));
            return measures;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IEnumerable<Measure>> StepsAsync(Warehouse warehouse, string what, CancellationToken cancel)
    {
        var report = await warehouse.RefreshAsync(null, cancel);
        if (report.Failures is [var failure, ..]) throw new BenchException($"The check {failure.Check} fails: {failure.Rows} rows.");
        return from step in report.Steps
               where step.Step is "raw.comment_readings" or "mart.comments"
               select new Measure($"step {step.Step}, {what}", step.Took.TotalSeconds, "s");
    }

    private static async Task<Measure> ReportAsync(Warehouse warehouse, string sort, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        await Analytics.Reports.ThemeReport.ReadAsync(warehouse, Analytics.Selecting.Selection.Everyone, "2024-12", null, sort, null, cancel);
        return new($"page of themes by {sort}", watch.Elapsed.TotalMilliseconds, "ms");
    }
}
