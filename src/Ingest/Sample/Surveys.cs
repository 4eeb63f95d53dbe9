namespace Retention.Ingest.Sample;

/// <summary>NPS every quarter from the second month on, CSAT after a ticket; many do not answer.</summary>
internal sealed class Surveys(World world)
{
    private int next;
    private int count;
    private int answeredOn;
    private NpsClass answer;
    private bool asked;

    public void Begin(Customer customer)
    {
        next = customer.Start + customer.Dice.Between(40, 100);
        count = 0;
        asked = false;
        answer = NpsClass.NeverAsked;
        answeredOn = Calendar.Never;
    }

    /// <summary>The class that can be seen on a day: an answer counts from the day it came.</summary>
    public NpsClass Class(int day) => !asked ? NpsClass.NeverAsked : answeredOn <= day ? answer : NpsClass.Silent;

    public void Week(Customer customer, int from, int to, Block block)
    {
        if (next > to)
            return;
        ref var dice = ref customer.Dice;
        var calendar = world.Calendar;
        var sent = Math.Max(next, from + 1);
        next = sent + dice.Between(85, 100);
        asked = true;
        count++;
        var answers = dice.Chance(Curve.Logistic(0.1 + 0.45 * customer.Drive + 0.2 * Math.Abs(customer.Mood)));
        answeredOn = answers ? sent + dice.Below(6) : Calendar.Never;
        var score = Math.Clamp((int)(8.1 + 1.9 * customer.Mood + 0.9 * dice.Normal()), 0, 10);
        answer = score >= 9 ? NpsClass.Promoter : score >= 7 ? NpsClass.Passive : NpsClass.Detractor;
        var rows = Head(customer, block).Text("nps"u8).Int(10);
        if (answeredOn > calendar.Last)
        {
            rows.None().None().None().Text("email"u8).Text(calendar.Text(sent)).None().End();
            return;
        }
        rows.Int(score);
        var kind = answer switch { NpsClass.Promoter => 2, NpsClass.Passive => 1, _ => 0 };
        if (dice.Chance(kind == 1 ? 0.25 : 0.45))
            rows.Text(Comments.For(kind, customer.Spanish, ref dice));
        else
            rows.None();
        rows.Text(customer.Spanish ? "es"u8 : "en"u8).Text("email"u8).Text(calendar.Text(sent)).Text(calendar.Text(answeredOn)).End();
    }

    public void Csat(Customer customer, int day, int score, Block block)
    {
        count++;
        Head(customer, block).Text("csat"u8).Int(5).Int(score).None().Text(customer.Spanish ? "es"u8 : "en"u8)
            .Text("in-app"u8).Text(world.Calendar.Text(day)).Text(world.Calendar.Text(day)).End();
    }

    private Rows Head(Customer customer, Block block) =>
        block[Table.SurveyResponses].Key('r', customer.Number, count).Key('c', customer.Number)
            .Raw(Words.Contacts[(customer.Number + count % 2) % Words.Contacts.Length]).Byte((byte)'.').Digits(customer.Number).Text("@example.com"u8);
}
