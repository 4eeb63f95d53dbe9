namespace Retention.Ingest.Sample;

/// <summary>Kinds of lines that the company bills.</summary>
internal enum LineKind
{
    Recurring, Discount, Setup, OneOff, Usage, Proration, Credit,
}

/// <summary>Writes invoices with their lines and payments, so that the three always agree.</summary>
internal sealed class Biller(World world, Collection collection)
{
    private readonly (LineKind Kind, Subscription? Of, int Quantity, long Net, int From, int To)[] lines = new (LineKind, Subscription?, int, long, int, int)[12];
    private int count;
    private int number;

    public void Begin() => number = 0;

    public void Start() => count = 0;

    public void Add(LineKind kind, Subscription? of, int quantity, long net, int from, int to)
    {
        if (net != 0)
            lines[count++] = (kind, of, quantity, net, from, to);
    }

    /// <summary>The full price of a term, and its discount as a line of its own.</summary>
    public void AddTerm(Subscription of, int from, int to)
    {
        var net = of.Unit * of.Seats;
        Add(LineKind.Recurring, of, of.Seats, net, from, to);
        Add(LineKind.Discount, of, 1, -Share(net, of.DiscountOn(from), 100), from, to);
    }

    public void Issue(Customer customer, int day, bool sure, Block block)
    {
        if (count == 0)
            return;
        if (day < world.Calendar.Last && customer.Dice.Chance(0.002))
            WriteInvoice(customer, day, voided: true, block);
        collection.Decide(customer, day, sure || Total(customer) == 0);
        WriteInvoice(customer, day, voided: false, block);
        if (Total(customer) > 0)
            WritePayments(customer, Total(customer), block);
    }

    private void WriteInvoice(Customer customer, int day, bool voided, Block block)
    {
        var calendar = world.Calendar;
        var (total, discount, tax) = (Total(customer), Discount(), Total(customer) - Net());
        var free = total == 0;
        var paid = !voided && (free || collection.Paid <= calendar.Last);
        number++;
        var rows = block[Table.Invoices].Key('i', customer.Number, number).Key('c', customer.Number);
        if (OnlySubscription() is { } only && !customer.InvoiceOnly)
            rows.Key('s', customer.Number, only.Number);
        else
            rows.None();
        rows.Raw("TT-"u8).Padded(customer.Number, 7).Byte((byte)'-').Padded(number, 3).None().Text(calendar.Text(day))
            .Text(calendar.Text(day + (customer.Way == PaymentWay.Transfer ? 30 : 14)));
        rows.Day(calendar, !paid ? Calendar.Never : free ? day : collection.Paid).Day(calendar, voided ? day + 1 : Calendar.Never)
            .Text(voided ? "void"u8 : paid ? "paid"u8 : Status(calendar))
            .Text(Words.Currencies[customer.Currency]).Money(total - tax + discount).Money(discount).Money(tax).Money(total).Money(paid ? total : 0).End();
        for (var i = 0; i < count; i++)
            WriteLine(customer, i, block[Table.InvoiceLines]);
    }

    private ReadOnlySpan<byte> Status(Calendar calendar) =>
        collection.GivenUp && collection.Due + 75 < calendar.Last ? "uncollectible"u8 : collection.Due < calendar.Last ? "past_due"u8 : "open"u8;

    private void WriteLine(Customer customer, int index, Rows rows)
    {
        var (kind, of, quantity, net, from, to) = lines[index];
        var tax = Tax(customer, net);
        rows.Key('l', customer.Number, number, index + 1).Key('i', customer.Number, number);
        if (of is not null && !customer.InvoiceOnly)
            rows.Key('s', customer.Number, of.Number).Text(world.Prices.Id(of.Kind, customer.Currency));
        else
            rows.None().None();
        rows.Text(Kind(kind)).Text(kind is LineKind.Recurring && of is not null ? PlanNames[(int)of.Kind] : default)
            .Int(quantity).Money(net + tax).Money(tax);
        if (to > from)
            rows.Text(world.Calendar.Text(from)).Text(world.Calendar.Text(to)).End();
        else
            rows.None().None().End();
    }

    private void WritePayments(Customer customer, long total, Block block)
    {
        var calendar = world.Calendar;
        var attempts = collection.Attempts;
        for (var i = 0; i < attempts.Length && attempts[i] <= calendar.Last; i++)
            WritePayment(customer, attempts[i], i + 1, attempts[i] == collection.Paid, total, block);
        if (collection.PaidLate && collection.Paid <= calendar.Last)
            WritePayment(customer, collection.Paid, attempts.Length + 1, good: true, total, block);
    }

    private void WritePayment(Customer customer, int day, int attempt, bool good, long total, Block block)
    {
        ref var dice = ref customer.Dice;
        var rows = block[Table.Payments].Key('p', customer.Number, number, attempt).Key('i', customer.Number, number).Key('c', customer.Number)
            .Text(world.Calendar.Text(day)).Text(good ? "succeeded"u8 : "failed"u8).Money(total)
            .Text(Words.Currencies[customer.Currency]).Text(Words.Ways[(int)customer.Way]);
        var card = good ? customer.CardExpires : collection.CardTried;
        rows.Text(good ? default : customer.Way == PaymentWay.Card && card < Customer.MonthNumber(day) ? "expired_card"u8 : Words.FailureCodes[dice.Below(Words.FailureCodes.Length)]).Int(attempt);
        if (customer.Way == PaymentWay.Card)
            rows.Digits(card / 12).Byte((byte)'-').Padded(card % 12 + 1, 2).None().End();
        else
            rows.None().End();
    }

    private static readonly byte[][] PlanNames = [.. Enum.GetValues<PlanKind>().Select(kind => System.Text.Encoding.ASCII.GetBytes(PriceList.NameOf(kind)))];

    private static ReadOnlySpan<byte> Kind(LineKind kind) => kind switch
    {
        LineKind.Recurring => "recurring"u8,
        LineKind.Discount => "discount"u8,
        LineKind.Setup => "setup"u8,
        LineKind.OneOff => "one_off"u8,
        LineKind.Usage => "usage"u8,
        LineKind.Proration => "proration"u8,
        LineKind.Credit => "credit"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of line."),
    };

    private Subscription? OnlySubscription()
    {
        var only = lines[0].Of;
        for (var i = 1; i < count; i++)
            if (lines[i].Of is { } other && other != only)
                return null;
        return only;
    }

    /// <summary>The sum so far, without tax.</summary>
    public long Net()
    {
        long net = 0;
        for (var i = 0; i < count; i++)
            net += lines[i].Net;
        return net;
    }

    private long Discount()
    {
        long discount = 0;
        for (var i = 0; i < count; i++)
            if (lines[i].Kind == LineKind.Discount)
                discount -= lines[i].Net;
        return discount;
    }

    private long Total(Customer customer)
    {
        long total = 0;
        for (var i = 0; i < count; i++)
            total += lines[i].Net + Tax(customer, lines[i].Net);
        return total;
    }

    private static long Tax(Customer customer, long net) => Share(net, Words.Tax[customer.Country], 100);

    /// <summary>A share of an amount, rounded half away from zero.</summary>
    public static long Share(long amount, int part, int whole)
    {
        var scaled = Math.Abs(amount) * part;
        var share = (scaled + whole / 2) / whole;
        return amount < 0 ? -share : share;
    }
}
