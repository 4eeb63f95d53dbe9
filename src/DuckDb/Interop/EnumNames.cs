namespace Retention.DuckDb.Interop;

/// <summary>The names of an ENUM, in the order of their indexes.</summary>
internal static class EnumNames
{
    public static string[] Of(LogicalTypeHandle type)
    {
        var names = new string[Api.duckdb_enum_dictionary_size(type)];
        for (var i = 0; i < names.Length; i++) names[i] = Api.TakeText(Api.duckdb_enum_dictionary_value(type, (ulong)i));
        return names;
    }
}
