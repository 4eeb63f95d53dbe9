namespace Retention.Ingest.Sample;

/// <summary>Tickets, and the CSAT asked when one is solved.</summary>
internal sealed class Support(World world, Surveys surveys)
{
    private readonly int[] opened = new int[64];
    private int count;

    public void Begin() => count = 0;

    public double PerSeat(int seats, int day)
    {
        var recent = 0;
        for (var i = count - 1; i >= 0 && i > count - 64; i--)
            if (opened[i % 64] > day - 90)
                recent++;
        return recent / (double)Math.Max(1, seats);
    }

    public void Week(Customer customer, int from, int to, Block block)
    {
        ref var dice = ref customer.Dice;
        var rate = Math.Min(0.9, (0.022 + 0.004 * Math.Min(customer.Seats, 40)) * Curve.Exp(-0.8 * customer.Mood));
        for (var n = 0; n < 3 && dice.Chance(rate); n++)
            Open(customer, dice.Between(from + 1, to), block);
    }

    private void Open(Customer customer, int day, Block block)
    {
        ref var dice = ref customer.Dice;
        var calendar = world.Calendar;
        opened[count++ % 64] = day;
        var minute = dice.Between(8 * 60, 18 * 60);
        var solved = day + dice.Below(customer.Mood < -0.3 ? 14 : 5);
        var rows = block[Table.SupportTickets].Key('t', customer.Number, count).Key('c', customer.Number)
            .Time(calendar, day, minute).Time(calendar, day, Math.Min(23 * 60, minute + dice.Between(5, 300)));
        var done = solved <= calendar.Last;
        if (done)
            rows.Time(calendar, solved, Math.Min(23 * 60 + 30, minute + 310));
        else
            rows.None();
        rows.Text(dice.Pick([12, 58, 24, 6]) switch { 0 => "low"u8, 1 => "normal"u8, 2 => "high"u8, _ => "urgent"u8 })
            .Text(Words.Categories[dice.Below(Words.Categories.Length)])
            .Text(dice.Pick([55, 30, 15]) switch { 0 => "email"u8, 1 => "chat"u8, _ => "phone"u8 });
        if (done && dice.Chance(0.3))
        {
            var score = Math.Clamp((int)(3.9 + 0.8 * customer.Mood + 0.8 * dice.Normal()), 1, 5);
            rows.Int(score).End();
            surveys.Csat(customer, solved, score, block);
        }
        else
            rows.None().End();
    }
}
