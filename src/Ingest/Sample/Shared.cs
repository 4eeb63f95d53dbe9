namespace Retention.Ingest.Sample;

/// <summary>The tables that belong to no customer: exchange rates and the cost of winning customers.</summary>
internal static class Shared
{
    private static readonly (string Quote, long Start)[] Pairs = [("USD", 1_080_000), ("GBP", 865_000), ("MXN", 18_600_000)];

    /// <summary>Euro cents spent for each customer won, by channel; the last two cost nothing of their own.</summary>
    private static readonly int[] PerCustomer = [42_000, 51_000, 68_000, 30_000, 24_000, 9_000];

    /// <summary>Month-end rates of the euro, from the month before the first.</summary>
    public static void WriteRates(World world, Rows rows)
    {
        var dice = Dice.For(world.Options.Seed, -1);
        var rates = Pairs.Select(pair => pair.Start).ToArray();
        for (var m = -1; m < world.Calendar.Months; m++)
        {
            var day = Math.Min(world.Calendar.FirstMonth.AddMonths(m + 1).DayNumber - 1, world.Calendar.Last);
            for (var p = 0; p < Pairs.Length; p++)
            {
                rates[p] += (long)(rates[p] * 0.014 * dice.Normal());
                rows.Text(world.Calendar.Text(day)).Text("EUR"u8).Text(Words.Currencies[p + 1]).Fixed(rates[p], 6).End();
            }
        }
    }

    /// <summary>Spend follows the customers won by each channel; salaries and tools belong to none.</summary>
    public static void WriteCosts(World world, int[,] signups, Rows rows)
    {
        var dice = Dice.For(world.Options.Seed, -2);
        for (var m = 0; m < world.Calendar.Months; m++)
        {
            var day = world.Calendar.FirstMonth.AddMonths(m).DayNumber;
            var all = 0;
            for (var c = 0; c < Words.Channels.Length; c++)
                all += signups[m, c];
            for (var c = 0; c < PerCustomer.Length; c++)
            {
                var spend = (long)((signups[m, c] + 0.4) * PerCustomer[c] * (0.85 + 0.3 * dice.Unit()));
                Row(world, day, Words.Channels[c], c switch { 2 => "overhead"u8, 3 or 5 => "commissions"u8, 4 => "salaries"u8, _ => "ads"u8 }, spend, rows);
            }
            Row(world, day, default, "salaries"u8, 350_000 + all * 16_000L, rows);
            Row(world, day, default, "tools"u8, 60_000 + all * 1_500L, rows);
        }
    }

    private static void Row(World world, int day, ReadOnlySpan<byte> channel, ReadOnlySpan<byte> category, long cents, Rows rows) =>
        rows.Text(world.Calendar.Text(day)[..7]).Text(channel).Text(category).Money(cents).Text("EUR"u8).End();
}
