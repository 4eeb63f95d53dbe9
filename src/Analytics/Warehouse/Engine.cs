using Retention.DuckDb;

namespace Retention.Analytics.Warehousing;

/// <summary>The database library beneath the warehouse.</summary>
public static class Engine
{
    /// <summary>Its version, such as <c>v1.5.6</c>, as it says itself once it is loaded.</summary>
    /// <exception cref="WarehouseException">The library is missing, is for another machine, or does not answer.</exception>
    public static string Version()
    {
        try
        {
            using var connection = new DuckDbConnection("Data Source=:memory:");
            connection.Open();
            return connection.ServerVersion;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or DuckDbException or EntryPointNotFoundException)
        {
            throw new WarehouseException(e.Message, e);
        }
    }
}
