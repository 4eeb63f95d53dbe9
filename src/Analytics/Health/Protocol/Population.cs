using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Retention.Analytics.Health.Protocol;

/// <summary>Days in a row with the customers seen on them.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
/// <param name="Days">How many days.</param>
/// <param name="Rows">Customers times days.</param>
/// <param name="Customers">Different customers.</param>
/// <param name="Churned">Different customers who left.</param>
/// <param name="Rate">Share of rows whose customer left within the horizon.</param>
public sealed record Window(DateOnly From, DateOnly Until, int Days, int Rows, int Customers, int Churned, double Rate)
{
    /// <summary>What a table holds.</summary>
    public static Window Of(FeatureTable table) => new(
        table.Days.DefaultIfEmpty().Min(), table.Days.DefaultIfEmpty().Max(), table.Days.Distinct().Count(), table.Rows, table.Ids.Distinct(StringComparer.Ordinal).Count(), Population.Churned(table),
        table.Rows == 0 ? double.NaN : table.Labels.Average(label => (double)label));
}

/// <summary>Counts of customers, and a fingerprint of a table.</summary>
internal static class Population
{
    /// <summary>Different customers who left.</summary>
    public static int Churned(FeatureTable table) => table.Ids.Where((_, row) => table.Labels[row] == 1).Distinct(StringComparer.Ordinal).Count();

    /// <summary>SHA-256 over customers, days, values and labels.</summary>
    public static string Hash(FeatureTable table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var row = 0; row < table.Rows; row++)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(table.Ids[row]));
            hash.AppendData(BitConverter.GetBytes(table.Days[row].DayNumber));
        }

        hash.AppendData(MemoryMarshal.AsBytes(table.Values.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(table.Labels.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
