using System.Collections;
using System.Globalization;

namespace Retention.DuckDb.Columns;

/// <summary>Reads a value as the type that the caller asks for, where that loses nothing.</summary>
internal static class ValueConversion
{
    /// <exception cref="InvalidCastException">The column's values are not of that type.</exception>
    public static object To(Type wanted, Column column, int row)
    {
        var target = Nullable.GetUnderlyingType(wanted) ?? wanted;
        if (target == typeof(decimal)) return column.Decimal(row);
        if (target == typeof(double)) return column.Double(row);
        if (target == typeof(DateTime)) return column.Timestamp(row);
        if (target == typeof(DateOnly)) return column.Date(row);
        var value = column.Value(row);
        return Convert(value, target) ?? throw new InvalidCastException(
            $"Column '{column.Name}' is {column.TypeName}; it cannot be read as {target.Name}. Read it as {column.ClrType.Name}, or cast it in the SQL.");
    }

    private static object? Convert(object value, Type target)
    {
        if (target.IsInstanceOfType(value)) return value;
        if (value is DuckDbInterval interval && target == typeof(TimeSpan)) return interval.ToTimeSpan();
        if (value is TimeOnly time && target == typeof(TimeSpan)) return time.ToTimeSpan();
        if (value is object?[] items) return Items(items, target);
        if (target.IsEnum && value is string name && Enum.TryParse(target, name, ignoreCase: true, out var member)) return member;
        return value is IConvertible && value is not string && Type.GetTypeCode(target) is >= TypeCode.SByte and <= TypeCode.Decimal && IsInteger(value)
            ? System.Convert.ChangeType(value, target, CultureInfo.InvariantCulture)
            : null;
    }

    private static bool IsInteger(object value) => Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.UInt64;

    /// <summary>A list as T[] or List of T; an element that is NULL needs a type that can be null.</summary>
    private static IList? Items(object?[] items, Type target)
    {
        var isList = target.IsGenericType && target.GetGenericTypeDefinition() == typeof(List<>);
        if (!isList && !target.IsArray) return null;
        var element = isList ? target.GetGenericArguments()[0] : target.GetElementType()!;
        var array = Array.CreateInstance(element, items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i] is { } present ? Convert(present, Nullable.GetUnderlyingType(element) ?? element) : null;
            if (item is null && (items[i] is not null || (element.IsValueType && Nullable.GetUnderlyingType(element) is null))) return null;
            array.SetValue(item, i);
        }

        return isList ? (IList)Activator.CreateInstance(target, array)! : array;
    }
}
