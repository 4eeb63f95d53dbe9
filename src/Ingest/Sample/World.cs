namespace Retention.Ingest.Sample;

/// <summary>What all customers share; never changes once made.</summary>
internal sealed class World(SampleOptions options)
{
    public SampleOptions Options { get; } = options;
    public Calendar Calendar { get; } = new(options.EndsOn, options.Months);
    public PriceList Prices { get; } = new(new Calendar(options.EndsOn, options.Months));
}

/// <summary>The rows of a run of customers, and how many of them became customers by month and channel.</summary>
internal sealed class Block(int months)
{
    private readonly Rows[] tables = [.. Tables.ByCustomer.Select(_ => new Rows())];

    public Rows Truth { get; } = new();

    public int[,] Signups { get; } = new int[months, Words.Channels.Length];

    public Rows this[Table table] => tables[(int)table];

    public void Clear()
    {
        foreach (var rows in tables)
            rows.Clear();
        Truth.Clear();
        Array.Clear(Signups);
    }
}

/// <summary>Keys: a letter, the customer's number, and a running number of the thing.</summary>
internal static class Keys
{
    public static Rows Key(this Rows rows, char letter, int customer) => rows.Byte((byte)letter).Padded(customer, 7).None();

    public static Rows Key(this Rows rows, char letter, int customer, int number) =>
        rows.Byte((byte)letter).Padded(customer, 7).Byte((byte)'-').Digits(number).None();

    public static Rows Key(this Rows rows, char letter, int customer, int number, int part) =>
        rows.Byte((byte)letter).Padded(customer, 7).Byte((byte)'-').Digits(number).Byte((byte)'-').Digits(part).None();

    /// <summary>A day, or nothing where it has not come.</summary>
    public static Rows Day(this Rows rows, Calendar calendar, int day) =>
        day <= calendar.Last ? rows.Text(calendar.Text(day)) : rows.None();

    /// <summary>A day with a time in UTC.</summary>
    public static Rows Time(this Rows rows, Calendar calendar, int day, int minute) =>
        rows.Raw(calendar.Text(day)).Byte((byte)'T').Padded(minute / 60, 2).Byte((byte)':').Padded(minute % 60, 2).Text(":00Z"u8);
}
