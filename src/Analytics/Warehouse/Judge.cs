using System.Data.Common;
using System.Globalization;

namespace Retention.Analytics.Warehousing;

/// <summary>Writes beside each raw row whether it can be used, once, by the rules of Sql/rules: reading a number never judges again.</summary>
public static class Judge
{
    /// <summary>Judges the rows that one load put into a table. They must have come in with <c>held_by</c> null.</summary>
    /// <remarks>Counted first: nearly always there is nothing to hold, and a filter on the reason works out each column as often as the
    /// rules name it, where a count does so once.</remarks>
    /// <returns>How many rows wait in quarantine.</returns>
    public static long JudgeLoad(DbConnection connection, string table, int loadId)
    {
        var rows = string.Create(CultureInfo.InvariantCulture, $"load_id = {loadId}");
        return connection.Scalar<long>($"select count(reason) from rules.{table} where {rows}") == 0 ? 0 : Hold(connection, table, $"{rows} and reason is not null");
    }

    /// <summary>Judges every row that came in some other way.</summary>
    internal static void JudgeRest(DbConnection connection, SqlBook book)
    {
        foreach (var table in book.In("rules").Select(p => p.Name))
        {
            if (connection.Scalar<bool>($"select exists (select 1 from raw.{table} where held_by = 'not judged')"))
            {
                Hold(connection, table, "standing = 'not judged'");
            }
        }
    }

    private static long Hold(DbConnection connection, string table, string which) => connection.Execute($"""
        update raw.{table} as r
        set held_by = j.reason, held_column = j.reason_column, held_value = j.reason_value
        from (select * from rules.{table} where {which}) as j
        where j.load_id = r.load_id and j.line = r.line
        """);
}
