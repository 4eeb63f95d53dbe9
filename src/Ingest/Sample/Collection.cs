namespace Retention.Ingest.Sample;

/// <summary>How an invoice is paid, decided on the day it is issued: attempts, the day it was paid if ever, or given up.</summary>
internal sealed class Collection
{
    private static readonly int[] RetryAfter = [0, 3, 7, 13];

    private readonly int[] failures = new int[16];
    private readonly int[] attempts = new int[4];
    private int failed;
    private int openDue;
    private int openPaid;
    private int tried;

    public int Due { get; private set; }
    public int Paid { get; private set; }
    public bool GivenUp { get; private set; }

    /// <summary>Attempts made, the last one good if the invoice was paid by one.</summary>
    public ReadOnlySpan<int> Attempts => attempts.AsSpan(0, tried);

    /// <summary>Paid after having been given up.</summary>
    public bool PaidLate { get; private set; }

    /// <summary>Month in which the card of the attempts that failed expires.</summary>
    public int CardTried { get; private set; }

    public void Begin()
    {
        failed = 0;
        openDue = openPaid = Calendar.Never;
        tried = 0;
    }

    public void Decide(Customer customer, int day, bool sure)
    {
        ref var dice = ref customer.Dice;
        GivenUp = PaidLate = false;
        tried = 0;
        CardTried = customer.CardExpires;
        Due = day + (customer.Way == PaymentWay.Transfer ? 30 : 14);
        if (customer.Way == PaymentWay.Transfer)
        {
            Paid = Due + customer.Payer switch { 0 => dice.Between(-14, 2), 1 => dice.Between(2, 18), _ => dice.Between(12, 29) };
            attempts[tried++] = Paid;
            Remember();
            return;
        }
        var expired = HasExpired(customer, day);
        var fails = sure ? 0 : ChurnHazard.PaymentFails(customer.Way, expired);
        while (tried < 4)
        {
            var on = day + RetryAfter[tried];
            attempts[tried++] = on;
            if (!dice.Chance(fails))
            {
                Paid = on;
                if (expired)
                    customer.CardExpires += 36;
                Remember();
                return;
            }
            failures[failed++ % 16] = on;
            fails = 1 - ChurnHazard.RecoversAfter(tried);
        }
        PaidLate = dice.Chance(ChurnHazard.PaysLate);
        GivenUp = !PaidLate;
        Paid = PaidLate ? Due + dice.Between(33, 55) : Calendar.Never;
        Remember();
    }

    public static bool HasExpired(Customer customer, int day) =>
        customer.Way == PaymentWay.Card && customer.CardExpires < Customer.MonthNumber(day);

    public int FailuresBefore(int day)
    {
        var recent = 0;
        for (var i = Math.Max(0, failed - 16); i < failed; i++)
            if (failures[i % 16] <= day && failures[i % 16] > day - 90)
                recent++;
        return recent;
    }

    public int DaysOverdue(int day) => openDue < day && openPaid > day ? day - openDue : 0;

    public int OpenAttempts(int day)
    {
        if (openPaid <= day)
            return 0;
        var made = 0;
        foreach (var attempt in Attempts)
            if (attempt <= day && attempt < Paid)
                made++;
        return made;
    }

    private void Remember() => (openDue, openPaid) = (Due, Paid);
}
