using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Warehousing;
using Retention.Ingest.Mappings;

namespace Retention.Ingest.Loading;

/// <summary>What staging says about the rows of a load, before it is committed.</summary>
internal static class Findings
{
    private const string TwoWays = @"^\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})([ T].*)?$";

    /// <summary>Rows of the file that wait with a reason, in any of the tables they feed.</summary>
    public static long Quarantined(DbConnection connection, IReadOnlyList<string> tables, int loadId) => tables.Count == 1
        ? connection.Scalar<long>($"select count(*) from staging.{tables[0]} where load_id = $1 and reason is not null", loadId)
        : connection.Scalar<long>(
            "select count(distinct line) from (" + string.Join(" union all ", tables.Select(t => $"select line from staging.{t} where load_id = $1 and reason is not null")) + ")", loadId);

    /// <summary>Holds the rows that lack what the mapping needs to hear from the file or from its own constants, such as a currency.</summary>
    public static void HoldUnsaid(DbConnection connection, Mapping? mapping, int loadId)
    {
        foreach (var (table, column) in (mapping?.Needs ?? new Dictionary<string, IReadOnlyList<string>>()).SelectMany(n => n.Value.Select(c => (Mapping.TableOf(n.Key), c))))
        {
            connection.Execute($"update raw.{table} set held_by = 'not_said', held_column = '{column}' where load_id = $1 and held_by is null and \"{column}\" is null", loadId);
        }
    }

    /// <summary>Refuses the file where a date in it can be read two ways: nothing is guessed.</summary>
    public static void RefuseAmbiguousDates(DbConnection connection, IReadOnlyList<string> tables, int loadId, string file)
    {
        foreach (var table in tables)
        {
            using var rows = connection.Query($"""
                select line, reason_column, reason_value
                from staging.{table}
                where load_id = $1 and reason = 'bad_date' and regexp_matches(reason_value, $2)
                    and list_max(list_transform(regexp_split_to_array(reason_value, '[^0-9]')[1:2], part -> part::integer)) <= 12
                order by line
                limit 1
                """, loadId, TwoWays);
            if (rows.Read())
            {
                throw Refuse("ambiguous_dates", file, rows);
            }
        }
    }

    /// <summary>How the file writes numbers, told by those that can be read in one way only. Auto where it has none with a comma.</summary>
    /// <exception cref="RefusedFileException">All of them can be read two ways, or some this way and some that.</exception>
    public static NumberStyle NumberStyle(DbConnection connection, IReadOnlyList<string> tables, int loadId, string file)
    {
        var (point, comma) = (false, false);
        (string Code, long Line, string Column, string Value)? doubt = null;
        foreach (var table in tables.Select(t => CanonicalTables.Find(t)!))
        {
            foreach (var column in table.Columns.Where(c => c.Kind is ColumnKind.Number or ColumnKind.Money))
            {
                using var rows = connection.Query($$"""
                    with
                    written as (
                        select
                            line,
                            "{{column.Name}}" as value,
                            regexp_matches("{{column.Name}}", '^[-+]?\d{1,3}(,\d{3})+\.\d+$|^[-+]?\d{1,3}(,\d{3}){2,}$') as is_point,
                            regexp_matches("{{column.Name}}", '^[-+]?\d{1,3}(\.\d{3})+,\d+$|^[-+]?(\d+,(\d{1,2}|\d{4,})|\d{4,},\d+|0,\d+)$') as is_comma,
                            regexp_matches("{{column.Name}}", '^[-+]?\d{1,3},\d{3}$') as is_either
                        from raw.{{table.Name}}
                        where load_id = $1 and contains("{{column.Name}}", ',')
                    )

                    select
                        coalesce(bool_or(is_point), false),
                        coalesce(bool_or(is_comma), false),
                        min(line) filter (where is_either),
                        arg_min(value, line) filter (where is_either)
                    from written
                    """, loadId);
                rows.Read();
                point |= rows.GetBoolean(0);
                comma |= rows.GetBoolean(1);
                doubt ??= rows.IsDBNull(2) ? null : ("ambiguous_numbers", rows.GetInt64(2), column.Name, rows.GetString(3));
            }
        }

        if (doubt is { } d && point == comma)
        {
            throw new RefusedFileException(d.Code, ("file", file), ("line", d.Line), ("column", d.Column), ("value", d.Value));
        }

        return (point, comma) switch
        {
            (true, false) => Mappings.NumberStyle.Point,
            (false, true) => Mappings.NumberStyle.Comma,
            _ => Mappings.NumberStyle.Auto,
        };
    }

    /// <summary>Whether a number of the load could not be read and holds a comma.</summary>
    public static bool HasCommas(DbConnection connection, IReadOnlyList<string> tables, int loadId) => tables.Any(t => connection.Scalar<bool>(
        $"select exists(select 1 from staging.{t} where load_id = $1 and reason = 'bad_number' and contains(reason_value, ','))", loadId));

    private static RefusedFileException Refuse(string code, string file, DbDataReader row) => new(
        code, ("file", file), ("line", row.GetInt64(0).ToString(CultureInfo.InvariantCulture)), ("column", row.GetString(1)), ("value", row.GetString(2)));
}
