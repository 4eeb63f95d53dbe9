namespace Retention.DuckDb.Tests;

/// <summary>A private database in memory, and short ways to ask it.</summary>
internal static class Memory
{
    public static DuckDbConnection Open(string settings = "")
    {
        var connection = new DuckDbConnection("Data Source=:memory:;threads=2;" + settings);
        connection.Open();
        return connection;
    }

    public static DuckDbCommand Command(this DuckDbConnection connection, string sql, params object?[] values)
    {
        var command = new DuckDbCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(value as DuckDbParameter ?? new DuckDbParameter(value));
        return command;
    }

    public static object? Scalar(this DuckDbConnection connection, string sql, params object?[] values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteScalar();
    }

    public static T Value<T>(this DuckDbConnection connection, string sql, params object?[] values)
    {
        using var command = connection.Command(sql, values);
        using var reader = command.ExecuteReader();
        reader.Read().ShouldBeTrue();
        return reader.GetFieldValue<T>(0);
    }
}
