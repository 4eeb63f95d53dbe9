using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Retention.Analytics.Policies;
using Retention.DuckDb;

namespace Retention.Analytics.Warehousing;

/// <summary>Builds the book as drafts, in order, then shows them and runs the checks in one transaction. docs/decisions/0002, 0028.</summary>
internal sealed class WarehouseBuilder(Warehouse warehouse, SqlBook book, TimeProvider clock)
{
    private readonly List<(string Step, TimeSpan Took)> steps = [];

    public async Task<RefreshReport> RefreshAsync(IProgress<RefreshProgress>? progress, CancellationToken cancel)
    {
        var run = await warehouse.WriteAsync("the run log", (c, _) => Task.FromResult(Begin(c)), cancel).ConfigureAwait(false);
        var watch = Stopwatch.StartNew();
        List<CheckFailure> failures = [];
        RefreshReport Report() => new(warehouse.AsOf, watch.Elapsed, book.BuildOrder.Count, book.In("checks").Count() - failures.Count, failures) { Steps = steps };
        try
        {
            await warehouse.WriteAsync("the refresh", (connection, token) =>
            {
                BuildAndCheck(connection, progress, failures, token);
                End(connection, run, "done", Report(), null);
                return failures.Count == 0 ? Task.FromResult(true) : throw new ChecksFailed();
            }, cancel).ConfigureAwait(false);
        }
        catch (ChecksFailed)
        {
            await CloseAsync(run, "failed", Report(), $"{failures.Count} of {book.In("checks").Count()} checks failed: the old numbers stay.").ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await CloseAsync(run, e is OperationCanceledException ? "cancelled" : "failed", Report(), e.Message).ConfigureAwait(false);
            throw;
        }

        return Report();
    }

    private void BuildAndCheck(DbConnection connection, IProgress<RefreshProgress>? progress, List<CheckFailure> failures, CancellationToken cancel)
    {
        using var stop = cancel.Register(() => ((DuckDbConnection)connection).Interrupt());
        warehouse.JudgeRest(connection, book);
        FixReportingCurrency(connection);
        var total = book.BuildOrder.Count + book.In("checks").Count() + 1;
        Step("raw.comment_readings", () => warehouse.ReadComments(connection, book, cancel));
        Build(connection, (draft, page) => Step(page.FullName, () => draft.Build(connection, page)));

        foreach (var check in book.In("checks"))
        {
            Step(check.FullName, () =>
            {
                if (Offending(connection, check) is { } failure)
                {
                    failures.Add(failure);
                }
            });
        }

        void Step(string name, Action work)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new(steps.Count, total, name));
            var watch = Stopwatch.StartNew();
            try
            {
                work();
            }
            catch (DuckDbException e) when (!cancel.IsCancellationRequested)
            {
                throw new WarehouseException($"{name} could not be built: {e.Message}", e);
            }
            catch (DuckDbException e)
            {
                throw new OperationCanceledException(e.Message, e, cancel);
            }

            steps.Add((name, watch.Elapsed));
        }
    }

    /// <summary>What a refresh writes is rewritten by the next one: compressing it would take longer than working it out.</summary>
    private void Build(DbConnection connection, Action<Draft, BookPage> build)
    {
        var draft = new Draft(book);
        draft.Begin(connection);
        connection.Execute("set force_compression = 'uncompressed'");
        try
        {
            foreach (var page in book.BuildOrder)
            {
                build(draft, page);
            }

            draft.Publish(connection);
        }
        finally
        {
            connection.Execute("reset force_compression");
        }
    }

    private static CheckFailure? Offending(DbConnection connection, BookPage check)
    {
        using var rows = connection.Query(check.Sql);
        long count = 0;
        var sample = "";
        while (rows.Read())
        {
            if (count++ == 0)
            {
                sample = string.Join(", ", Enumerable.Range(0, rows.FieldCount).Select(i => string.Create(CultureInfo.InvariantCulture, $"{rows.GetName(i)} {rows.GetValue(i)}")));
            }
        }

        return count == 0 ? null : new(check.Name, check.Title, count, sample);
    }

    /// <summary>The reporting currency is chosen once, from the first data, and then stays (metrics.md, section 11).</summary>
    private void FixReportingCurrency(DbConnection connection)
    {
        if (warehouse.Settings.Policies["reporting_currency"] != "auto")
        {
            return;
        }

        var page = book.Pages.FirstOrDefault(p => p.FullName == "staging.most_frequent_currency");
        foreach (var view in book.BuildOrder.Where(p => p.Schema == "staging"))
        {
            connection.Execute($"create or replace view {view.FullName} as {view.Sql}");
        }

        if (page is not null && connection.Scalar<string>("select currency from staging.most_frequent_currency") is { } currency)
        {
            var settings = warehouse.Settings with { Policies = warehouse.Settings.Policies.With("reporting_currency", currency) };
            settings.Write(connection);
            warehouse.Remember(settings);
            connection.Execute(Warehouse.Variables(settings, warehouse.AsOf));
        }
    }

    private int Begin(DbConnection connection)
    {
        var run = (int)connection.Scalar<long>("select nextval('ops.run_ids')");
        connection.Execute("insert into ops.runs (run_id, kind, started_at, status, as_of) values ($1, 'refresh', $2, 'running', $3)", run, clock.GetUtcNow().UtcDateTime, warehouse.AsOf);
        return run;
    }

    private Task<bool> CloseAsync(int run, string status, RefreshReport report, string message) => warehouse.WriteAsync("the run log", (connection, _) =>
    {
        Draft.Drop(connection);
        End(connection, run, status, report, message);
        return Task.FromResult(true);
    }, CancellationToken.None);

    private void End(DbConnection connection, int run, string status, RefreshReport report, string? message)
    {
        connection.Execute(
            "update ops.runs set finished_at = $1, status = $2, tables = $3, checks_passed = $4, message = $5 where run_id = $6",
            clock.GetUtcNow().UtcDateTime, status, report.Tables, report.ChecksPassed, message, run);
        foreach (var check in book.In("checks"))
        {
            var failure = report.Failures.FirstOrDefault(f => f.Check == check.Name);
            connection.Execute("insert into ops.check_results values ($1, $2, $3, $4, $5)", run, check.Name, check.Title, failure?.Rows ?? 0L, failure?.Sample);
        }
    }

    private sealed class ChecksFailed : Exception;
}
