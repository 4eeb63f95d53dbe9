namespace Retention.Ingest.Sample;

/// <summary>People talking: calls, meetings and reviews, and the first steps of the onboarding.</summary>
internal sealed class Relationship(World world)
{
    private static readonly int[] DueAfter = [7, 21, 45];

    private readonly int[] due = new int[3];
    private readonly int[] done = new int[3];
    private int lastTouch;
    private int next;
    private int count;

    public void Begin(Customer customer, Rows rows)
    {
        ref var dice = ref customer.Dice;
        lastTouch = Calendar.Never;
        count = 0;
        next = customer.Start + dice.Between(5, 60);
        for (var i = 0; i < 3; i++)
        {
            due[i] = customer.Start + DueAfter[i];
            var good = dice.Chance(Curve.Logistic(1.1 + 0.8 * customer.Drive));
            done[i] = good ? due[i] - dice.Below(6) : dice.Chance(0.6) ? due[i] + dice.Between(10, 120) : Calendar.Never;
            if (!customer.InvoiceOnly)
                rows.Key('c', customer.Number).Text(Words.Milestones[i]).Text(world.Calendar.Text(due[i])).Day(world.Calendar, done[i]).End();
            else
                done[i] = 0;
        }
    }

    public int? DaysSinceTouch(int day) => lastTouch == Calendar.Never ? null : day - lastTouch;

    public int Late(int day)
    {
        var late = 0;
        for (var i = 0; i < 3; i++)
            if (due[i] < day && done[i] > day)
                late++;
        return late;
    }

    public void Week(Customer customer, int from, int to, Block block)
    {
        if (next > to)
            return;
        ref var dice = ref customer.Dice;
        var day = Math.Max(next, from + 1);
        next = day + (customer.Segment == 0 ? dice.Between(50, 230) : dice.Between(30, 140));
        count++;
        var kind = dice.Pick([32, 24, 12, 10, 22]);
        if (kind != 4)
            lastTouch = day;
        block[Table.Interactions].Key('n', customer.Number, count).Key('c', customer.Number).Text(world.Calendar.Text(day))
            .Text(Words.Touches[kind]).Text(Words.Csms[customer.Csm]).Text(Words.Summaries[dice.Below(Words.Summaries.Length)]).End();
    }
}
