using System.Data.Common;
using System.Globalization;

namespace Retention.Analytics.Warehousing;

/// <summary>The warehouse's own tables: settings, runs, results of checks, closed months. Migrated forward only, by number.</summary>
internal static class OpsSchema
{
    private const string Create = """
        create schema if not exists ops;
        create schema if not exists raw;
        create schema if not exists staging;
        create schema if not exists rules;
        create schema if not exists core;
        create schema if not exists mart;
        create table if not exists ops.settings (name varchar primary key, value varchar not null);
        create sequence if not exists ops.run_ids;
        create table if not exists ops.runs (
            run_id integer primary key, kind varchar not null, started_at timestamp not null, finished_at timestamp,
            status varchar not null, as_of date, tables integer, checks_passed integer, message varchar);
        create table if not exists ops.check_results (
            run_id integer not null, check_name varchar not null, title varchar not null, offending_rows bigint not null, sample varchar);
        create table if not exists ops.closed_months (month date primary key, closed_at timestamp not null, as_of date not null, policies varchar not null);
        create table if not exists ops.closed_figures (month date not null, movement varchar not null, amount decimal(38, 12) not null);
        create table if not exists ops.closed_balances (month date not null, customer_id varchar not null, mrr decimal(38, 12) not null);
        """;

    /// <summary>Number of the layout that this program writes.</summary>
    public const int Version = 1;

    /// <summary>Creates what is missing and marks runs that a dead process left behind as interrupted.</summary>
    /// <exception cref="WarehouseException">The file was written by a newer program.</exception>
    public static void Prepare(DbConnection connection, SqlBook book, string place)
    {
        connection.Execute("begin transaction; " + Create + HealthTables.Create);
        var found = connection.Scalar<string>("select value from ops.settings where name = 'schema_version'");
        if (found is not null && int.Parse(found, CultureInfo.InvariantCulture) > Version)
        {
            throw new WarehouseException($"The warehouse {place} has layout {found}, and this program knows up to {Version}: use the newer program that wrote it.");
        }

        connection.Execute("insert or replace into ops.settings values ('schema_version', $1)", Version.ToString(CultureInfo.InvariantCulture));
        connection.Execute("update ops.runs set status = 'interrupted', message = 'The program stopped before the run ended.' where status = 'running'");
        Draft.Drop(connection);
        foreach (var table in book.RawTables.Append(book.Macros).Where(t => !string.IsNullOrWhiteSpace(t)))
        {
            connection.Execute(table);
        }

        // A load asks which of its rows can be used, also before the first refresh.
        foreach (var view in book.In("rules").Concat(book.In("staging")).Where(p => !p.Reads.Any(r => r.StartsWith("staging.", StringComparison.Ordinal))))
        {
            connection.Execute($"create or replace view {view.FullName} as {view.Sql}");
        }

        connection.Execute("commit");
    }
}
