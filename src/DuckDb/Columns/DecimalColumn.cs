using System.Globalization;
using System.Numerics;

namespace Retention.DuckDb.Columns;

/// <summary>A DECIMAL, stored as an integer of the size that its width needs.</summary>
internal sealed class DecimalColumn<T>(string name, byte width, byte scale)
    : FixedColumn<T>(name, string.Create(CultureInfo.InvariantCulture, $"DECIMAL({width},{scale})"), typeof(decimal))
    where T : unmanaged, IBinaryInteger<T>
{
    public override int? Precision => width;

    public override int? Scale => scale;

    public override object Value(int row) => Decimal(row);

    public override decimal Decimal(int row)
    {
        if (typeof(T) != typeof(Int128)) return Decimals.Scaled(long.CreateTruncating(Raw(row)), scale);
        return Decimals.TryScaled(Int128.CreateTruncating(Raw(row)), scale, out var value)
            ? value
            : throw TooLarge(Text(row), "System.Decimal. GetString gives every digit; a CAST in the SQL to fewer digits gives a decimal");
    }

    // Through the digits where a decimal has no room: dividing by a power of ten would round twice.
    public override double Double(int row) =>
        Decimals.TryScaled(Int128.CreateTruncating(Raw(row)), scale, out var value) ? (double)value : double.Parse(Text(row), CultureInfo.InvariantCulture);

    public override string Text(int row) => Decimals.Text(Int128.CreateTruncating(Raw(row)), scale);
}
