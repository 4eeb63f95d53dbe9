namespace Retention.DuckDb;

/// <summary>A TIME WITH TIME ZONE: a time of day and how far its zone is from UTC.</summary>
/// <param name="Time">The time of day in that zone.</param>
/// <param name="Offset">The zone's distance from UTC, east positive, whole seconds.</param>
public readonly record struct DuckDbTimeTz(TimeOnly Time, TimeSpan Offset)
{
    // 40 bits of microseconds, then 24 bits of offset, stored so that a later instant is a larger number.
    private const int OffsetBits = 24;
    private const int MaxOffset = (16 * 60 * 60) - 1;

    internal static DuckDbTimeTz FromBits(ulong bits) => new(
        new TimeOnly((long)(bits >> OffsetBits) * TimeSpan.TicksPerMicrosecond),
        TimeSpan.FromSeconds(MaxOffset - (int)(bits & ((1 << OffsetBits) - 1))));

    internal ulong ToBits() =>
        ((ulong)(Time.Ticks / TimeSpan.TicksPerMicrosecond) << OffsetBits) | (uint)(MaxOffset - (int)Offset.TotalSeconds);
}
