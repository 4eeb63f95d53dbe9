using System.Runtime.CompilerServices;
using Retention.DuckDb.Appending;

namespace Retention.DuckDb;

/// <content>The values of a row, in the order of the table's columns. One that does not fit its column is refused and can be given again.</content>
public sealed partial class DuckDbAppender
{
    /// <summary>Appends to an integer, DECIMAL or floating-point column.</summary>
    /// <exception cref="OverflowException">The column has no room for the value.</exception>
    public DuckDbAppender Append(long value)
    {
        Next().Put(row, value);
        return Done();
    }

    /// <summary>Appends to a FLOAT or DOUBLE column.</summary>
    public DuckDbAppender Append(double value)
    {
        Next().Put(row, value);
        return Done();
    }

    /// <summary>Appends to a DECIMAL column, or to a floating-point one.</summary>
    /// <exception cref="OverflowException">The value has more digits or decimals than the column; nothing is rounded.</exception>
    public DuckDbAppender Append(decimal value)
    {
        Next().Put(row, value);
        return Done();
    }

    /// <summary>Appends to a BOOLEAN column.</summary>
    public DuckDbAppender Append(bool value)
    {
        Next().Put(row, value);
        return Done();
    }

    /// <summary>Appends to a DATE column, or midnight to a TIMESTAMP one.</summary>
    public DuckDbAppender Append(DateOnly value)
    {
        Next().Put(row, value);
        return Done();
    }

    /// <summary>Appends to a TIMESTAMP column; a UTC time also to one with a zone.</summary>
    public DuckDbAppender Append(DateTime value)
    {
        Next().Put(row, value);
        return Done();
    }

    /// <summary>Appends to a TIMESTAMP WITH TIME ZONE column.</summary>
    public DuckDbAppender Append(DateTimeOffset value)
    {
        Next().Put(row, value);
        return Done();
    }

    /// <summary>Appends to a UUID column.</summary>
    public DuckDbAppender Append(Guid value)
    {
        Next().Put(row, value);
        return Done();
    }

    /// <summary>Appends to a VARCHAR or ENUM column.</summary>
    public DuckDbAppender Append(ReadOnlySpan<char> value)
    {
        Next().Put(row, value);
        return Done();
    }

    /// <summary>Appends UTF-8 to a VARCHAR column, or any bytes to a BLOB.</summary>
    public DuckDbAppender AppendUtf8(ReadOnlySpan<byte> value)
    {
        Next().PutBytes(row, value);
        return Done();
    }

    /// <summary>Appends NULL to a column of any type.</summary>
    public DuckDbAppender AppendNull()
    {
        Next().PutNull(row);
        return Done();
    }

    /// <summary>Appends a text, or NULL.</summary>
    [OverloadResolutionPriority(1)]
    public DuckDbAppender Append(string? value) => value is null ? AppendNull() : Append(value.AsSpan());

    /// <summary>Appends an integer, or NULL.</summary>
    public DuckDbAppender Append(long? value) => value is { } present ? Append(present) : AppendNull();

    /// <summary>Appends a number, or NULL.</summary>
    public DuckDbAppender Append(double? value) => value is { } present ? Append(present) : AppendNull();

    /// <summary>Appends a decimal, or NULL.</summary>
    public DuckDbAppender Append(decimal? value) => value is { } present ? Append(present) : AppendNull();

    /// <summary>Appends a bool, or NULL.</summary>
    public DuckDbAppender Append(bool? value) => value is { } present ? Append(present) : AppendNull();

    /// <summary>Appends a date, or NULL.</summary>
    public DuckDbAppender Append(DateOnly? value) => value is { } present ? Append(present) : AppendNull();

    /// <summary>Appends a timestamp, or NULL.</summary>
    public DuckDbAppender Append(DateTime? value) => value is { } present ? Append(present) : AppendNull();

    /// <summary>Appends a timestamp with a zone, or NULL.</summary>
    public DuckDbAppender Append(DateTimeOffset? value) => value is { } present ? Append(present) : AppendNull();

    /// <summary>Appends a UUID, or NULL.</summary>
    public DuckDbAppender Append(Guid? value) => value is { } present ? Append(present) : AppendNull();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ColumnWriter Next()
    {
        // The values of a row come from one thread: two at once would mix their rows without anybody noticing.
        var thread = Environment.CurrentManagedThreadId;
        if (column == 0) owner = thread;
        if (owner != thread || (uint)column >= (uint)columns.Length || ended is not null) ThrowNoColumn(thread);
        return columns[column];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private DuckDbAppender Done()
    {
        column++;
        return this;
    }

    private void ThrowNoColumn(int thread)
    {
        if (ended is not null) throw Ended();
        throw new InvalidOperationException(owner == thread
            ? $"The row already has its {columns.Length} values. Call EndRow before the next one."
            : "The appender is in use by another thread. Give all values of a row from one thread, and use an appender for each thread.");
    }
}
