using System.Globalization;
using System.Numerics;

namespace Retention.DuckDb.Columns;

internal sealed class BooleanColumn(string name) : FixedColumn<byte>(name, "BOOLEAN", typeof(bool))
{
    public override object Value(int row) => Boolean(row);

    public override bool Boolean(int row) => Raw(row) != 0;
}

/// <summary>TINYINT to HUGEINT, and their unsigned kin.</summary>
internal sealed class IntegerColumn<T>(string name, string typeName) : FixedColumn<T>(name, typeName, typeof(T))
    where T : unmanaged, IBinaryInteger<T>
{
    public override object Value(int row) => Raw(row);

    public override long Int64(int row) => To<long>(row);

    public override double Double(int row) => double.CreateChecked(Raw(row));

    public override decimal Decimal(int row) => To<decimal>(row);

    private TResult To<TResult>(int row)
        where TResult : INumber<TResult>
    {
        try
        {
            return TResult.CreateChecked(Raw(row));
        }
        catch (OverflowException e)
        {
            throw TooLarge(Raw(row).ToString(null, CultureInfo.InvariantCulture), typeof(TResult).Name, e);
        }
    }
}

/// <summary>FLOAT and DOUBLE.</summary>
internal sealed class FloatingColumn<T>(string name, string typeName) : FixedColumn<T>(name, typeName, typeof(T))
    where T : unmanaged, IFloatingPoint<T>
{
    public override object Value(int row) => Raw(row);

    public override double Double(int row) => double.CreateChecked(Raw(row));

    public override decimal Decimal(int row)
    {
        try
        {
            return (decimal)double.CreateChecked(Raw(row));
        }
        catch (OverflowException e)
        {
            throw TooLarge(Raw(row).ToString(null, CultureInfo.InvariantCulture), nameof(System.Decimal), e);
        }
    }
}
