using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Warehousing;

namespace Retention.Ingest.Loading;

/// <summary>What has been loaded: numbers of loads, files seen before, and what a newer row takes the place of.</summary>
internal static class LoadLedger
{
    /// <summary>Whether a file of this size was loaded with this mapping, so that hashing it first may save the load.</summary>
    public static bool MaySeen(DbConnection connection, long bytes) =>
        connection.Scalar<long>("select count(*) from raw.loads where bytes = $1", bytes) > 0;

    /// <summary>The load that took the same bytes with the same mapping.</summary>
    public static (int LoadId, long Rows)? Seen(DbConnection connection, string hash, string mapping)
    {
        using var rows = connection.Query("select load_id, rows from raw.loads where file_hash = $1 and mapping = $2 order by load_id desc limit 1", hash, mapping);
        return rows.Read() ? (rows.GetInt32(0), rows.GetInt64(1)) : null;
    }

    /// <summary>The number of the next load.</summary>
    public static int NextId(DbConnection connection) => connection.Scalar<int>("select (coalesce(max(load_id), 0) + 1)::integer from raw.loads");

    /// <summary>The newest usable row of a key wins: older rows of it, of this and of earlier loads, are marked with the load that replaced them.</summary>
    /// <remarks>A row that waits is replaced by a later load that mends it, not by its own file: its count in the report stays true.</remarks>
    /// <returns>Rows that were replaced.</returns>
    public static long Supersede(DbConnection connection, CanonicalTable table, int loadId, string file)
    {
        if (table.Key.Count == 0)
        {
            return connection.Execute(
                $"update raw.{table.Name} set superseded_by = $1 where superseded_by is null and load_id in (select load_id from raw.loads where file = $2 and load_id < $1)",
                loadId, file);
        }

        if (!HasRepeats(connection, table, loadId))
        {
            return 0;
        }

        var key = string.Join(", ", table.Key.Select(k => $"\"{k}\""));
        return connection.Execute($"""
            with
            numbered as (
                select load_id, line, reason, {key}, {Position(table, key)} as position
                from staging.{table.Name}
            ),
            winners as (
                select {key}, position, max(line) as line
                from numbered
                where load_id = {loadId.ToString(CultureInfo.InvariantCulture)} and reason is null
                group by all
            ),
            replaced as (
                select n.load_id, n.line
                from numbered as n
                join winners as w using ({key}, position)
                where n.load_id < $1 or (n.reason is null and n.line < w.line)
            )
            update raw.{table.Name} as r set superseded_by = $1
            from replaced
            where r.load_id = replaced.load_id and r.line = replaced.line and r.superseded_by is null
            """, loadId);
    }

    /// <summary>Whether any key of the load may stand there before, or twice. Cheap, because it is nearly always no.</summary>
    private static bool HasRepeats(DbConnection connection, CanonicalTable table, int loadId)
    {
        if (connection.Scalar<bool>($"select exists(select 1 from raw.{table.Name} where load_id < $1 and superseded_by is null)", loadId))
        {
            return true;
        }

        var key = string.Join(", ", table.Key.Select(k => $"\"{k}\""));
        return table.Name != "subscription_changes"
            && connection.Scalar<bool>($"select count(*) > count(distinct hash({key})) from raw.{table.Name} where load_id = $1", loadId);
    }

    /// <summary>Reading S5: several changes of a subscription at one time are told apart by their place in the file.</summary>
    private static string Position(CanonicalTable table, string key) =>
        table.Name == "subscription_changes" ? $"row_number() over (partition by load_id, {key} order by line)" : "1";
}
