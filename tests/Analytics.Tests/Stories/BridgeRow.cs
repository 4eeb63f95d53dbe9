using System.Data.Common;
using System.Globalization;

namespace Retention.Analytics.Tests.Stories;

/// <summary>One month of a bridge, losses negative, money rounded to 4 decimals.</summary>
public sealed record BridgeRow(string Dimension, string? Value, string Month)
{
    private static readonly string[] Kinds =
        ["new", "reactivation", "expansion", "resumed", "contraction", "churn", "paused", "transferred", "fx"];

    /// <summary>The columns of money in the order in which they are read.</summary>
    internal static IReadOnlyList<string> Money { get; } = ["opening", .. Kinds, "closing"];

    private readonly decimal[] flows = new decimal[Kinds.Length];

    /// <summary>MRR at the start of the month.</summary>
    public decimal Opening { get; private init; }

    /// <summary>MRR at the end of the month.</summary>
    public decimal Closing { get; private init; }

    /// <summary>Customers with MRR above 0 at the end.</summary>
    public long Customers { get; private init; }

    /// <summary>Customers with MRR above 0 at the start.</summary>
    public long OpeningCustomers { get; private init; }

    /// <summary>Numerator of the logo churn rate (reading S38).</summary>
    public long ChurnedCustomers { get; private init; }

    /// <summary>Customers with a movement new.</summary>
    public long NewCustomers { get; private init; }

    /// <summary>The sum of one kind of movement.</summary>
    public decimal this[string kind] => flows[Array.IndexOf(Kinds, kind)];

    /// <summary>The month in a line: <c>100 + 20 expansion - 5 churn = 115</c>; what is 0 is left out.</summary>
    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{Opening:0.####}{string.Concat(Kinds.Select(Part))} = {Closing:0.####}");

    internal static BridgeRow Read(DbDataReader row)
    {
        var bridge = new BridgeRow(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetFieldValue<DateOnly>(2).ToString("yyyy-MM", CultureInfo.InvariantCulture))
        {
            Opening = row.GetDecimal(3),
            Closing = row.GetDecimal(13),
            Customers = Count(14),
            OpeningCustomers = Count(15),
            ChurnedCustomers = Count(16),
            NewCustomers = Count(17),
        };
        for (var i = 0; i < Kinds.Length; i++) bridge.flows[i] = row.GetDecimal(4 + i);
        return bridge;

        long Count(int column) => row.IsDBNull(column) ? 0 : row.GetInt64(column);
    }

    private string Part(string kind) => this[kind] switch
    {
        0 => "",
        > 0 and var gain => string.Create(CultureInfo.InvariantCulture, $" + {gain:0.####} {kind}"),
        var loss => string.Create(CultureInfo.InvariantCulture, $" - {-loss:0.####} {kind}"),
    };
}
