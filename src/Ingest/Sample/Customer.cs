namespace Retention.Ingest.Sample;

/// <summary>Who the customer is, and the two hidden moods that everything visible comes from.</summary>
internal sealed class Customer
{
    private static readonly byte[] SegmentWeights = [64, 27, 9];

    public Dice Dice;

    public int Number { get; private set; }
    public int Start { get; private set; }
    public int Country { get; private set; }
    public int Currency { get; private set; }
    public int Segment { get; private set; }
    public int Industry { get; private set; }
    public int Channel { get; private set; }
    public int Csm { get; private set; }
    public bool Spanish { get; private set; }
    public bool InvoiceOnly { get; private set; }
    public PaymentWay Way { get; private set; }

    /// <summary>Days of notice that the contract asks for; larger customers agreed on more.</summary>
    public int NoticeDays => Segment == 0 ? 30 : 60;

    /// <summary>Slowness of a payer by transfer: 0 punctual, 1 slow, 2 late.</summary>
    public int Payer { get; private set; }

    /// <summary>Month of the year 0 in which the card expires.</summary>
    public int CardExpires { get; set; }

    public int Seats { get; set; }

    /// <summary>Content or not; speaks in surveys and tickets.</summary>
    public double Mood { get; private set; }

    /// <summary>How much of the product is used.</summary>
    public double Drive { get; private set; }

    private double usualMood;
    private double usualDrive;

    public void Draw(int number, World world)
    {
        Dice = Dice.For(world.Options.Seed, number);
        Number = number;
        Start = world.Calendar.SignupAt((number - 1 + Dice.Unit()) / world.Options.Customers);
        Country = Dice.Pick(Words.CountryWeights);
        Spanish = Country is 0 or 7;
        Currency = Country switch { 5 => 1, 6 => 2, 7 => 3, _ => 0 };
        Segment = Dice.Pick(SegmentWeights);
        InvoiceOnly = Dice.Chance(0.03);
        Industry = InvoiceOnly ? 0 : Dice.Below(Words.Industries.Length);
        Channel = Dice.Pick(Words.ChannelWeights);
        Csm = Dice.Below(Words.Csms.Length);
        var way = Dice.Unit();
        Way = Segment == 2 || InvoiceOnly
            ? way < 0.25 ? PaymentWay.DirectDebit : PaymentWay.Transfer
            : way < 0.68 ? PaymentWay.Card : way < 0.88 ? PaymentWay.DirectDebit : PaymentWay.Transfer;
        Payer = Dice.Chance(0.72) ? 0 : Dice.Chance(0.8) ? 1 : 2;
        CardExpires = MonthNumber(Start) + Dice.Between(3, 40);
        Seats = Segment switch { 0 => Dice.Between(2, 9), 1 => Dice.Between(8, 35), _ => Dice.Between(25, 120) };
        Mood = usualMood = 0.25 + 0.75 * Dice.Normal();
        Drive = usualDrive = 0.2 + 0.7 * Dice.Normal() + 0.25 * usualMood;
    }

    /// <summary>A week passes. Now and then the person who wanted the product leaves, and use never recovers.</summary>
    public void Drift()
    {
        if (Dice.Chance(0.006))
            usualDrive -= 1.4;
        if (Dice.Chance(0.006))
            usualMood -= 1.2;
        Mood = 0.9 * Mood + 0.1 * usualMood + 0.16 * Dice.Normal();
        Drive = 0.88 * Drive + 0.12 * usualDrive + 0.16 * Dice.Normal();
    }

    public static int MonthNumber(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return date.Year * 12 + date.Month - 1;
    }
}
