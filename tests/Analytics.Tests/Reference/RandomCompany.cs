namespace Retention.Analytics.Tests.Reference;

/// <summary>A random company with the rules and the day to look at it: the same seed, the same company.</summary>
public sealed record Situation(int Seed, Company Company, Rules Rules, DateOnly AsOf);

/// <summary>Makes nasty companies: small, and full of what the rules of metrics.md are about.</summary>
public sealed class RandomCompany
{
    private static readonly DateOnly First = new(2023, 1, 1);
    private static readonly DateOnly Last = new(2026, 3, 10);

    private readonly Dice dice;
    private readonly List<Customer> customers = [];
    private readonly List<Plan> plans = [];
    private readonly List<FxRate> rates = [];
    private readonly RandomSubscriptions subscriptions;
    private readonly RandomInvoices invoices;

    private RandomCompany(int seed, Features features)
    {
        dice = new Dice(seed, features);
        subscriptions = new RandomSubscriptions(dice, plans);
        invoices = new RandomInvoices(dice);
    }

    /// <param name="seed">The same seed with the same size and features makes the same company.</param>
    /// <param name="size">Number of customers.</param>
    /// <param name="features">What it may contain.</param>
    public static Situation Make(int seed, int size, Features features = Features.All)
    {
        var made = new RandomCompany(seed, features);
        var company = made.Company(size);
        var asOf = made.dice.Allows(Features.PastAsOf) && made.dice.Chance(50)
            ? made.dice.Day(new DateOnly(2024, 1, 1), Last.AddMonths(3))
            : Last.AddMonths(1);
        return new Situation(seed, company, made.Rules(), asOf);
    }

    private Company Company(int size)
    {
        Plans();
        Rates();
        for (var i = 1; i <= size; i++) Customer($"c{i}");
        var company = new Company
        {
            Plans = [.. plans],
            Subscriptions = [.. subscriptions.Rows],
            Changes = [.. subscriptions.Changes],
            Invoices = [.. invoices.Rows],
            InvoiceLines = [.. invoices.Lines],
            FxRates = [.. rates],
        };
        return dice.Chance(20) ? company : company with { Customers = [.. customers] };
    }

    private void Plans()
    {
        for (var i = 1; i <= 7; i++)
        {
            var (interval, count) = dice.Interval();
            plans.Add(new Plan($"p{i}", dice.Allows(Features.Invalid) && dice.Chance(4) ? null : $"Plan {i}")
            {
                Interval = dice.Allows(Features.Invalid) && dice.Chance(5) ? dice.Pick("1-Year-ish", null) : interval,
                IntervalCount = count == 1 && dice.Chance(50) ? null : count,
                UnitAmount = dice.Chance(15) ? null : dice.Price(),
                Currency = dice.Chance(15) ? null : dice.Currency(),
            });
        }
    }

    private void Rates()
    {
        foreach (var (currency, inverse, one) in new[] { ("EUR", false, 1.1), ("GBP", true, 0.8), ("CHF", false, 1.05) })
        {
            var both = dice.Chance(20);
            for (var month = First.AddMonths(dice.Below(10)); month <= Last.AddMonths(2); month = month.AddMonths(1))
            {
                if (dice.Chance(25) && month > First.AddMonths(11)) continue;
                var day = dice.Chance(50) ? month.AddMonths(1).AddDays(-1) : month.AddDays(dice.Below(27));
                var rate = Math.Round((decimal)(one * (0.8 + dice.Below(4000) / 10_000.0)), 6);
                rates.Add(inverse ? new FxRate(day, "USD", currency, rate) : new FxRate(day, currency, "USD", rate));
                if (both && !inverse) rates.Add(new FxRate(day, "USD", currency, rate));
                if (dice.Allows(Features.Invalid) && dice.Chance(3))
                    rates.Add(new FxRate(day.AddDays(1), inverse ? "USD" : currency, inverse ? currency : "USD", 0));
            }
        }
    }

    private void Customer(string id)
    {
        var currency = dice.Currency();
        if (!dice.Allows(Features.Orphans) || !dice.Chance(5))
            customers.Add(new Customer(id, dice.Allows(Features.Invalid) && dice.Chance(3) ? null : $"Customer {id}")
            {
                Currency = dice.Chance(30) ? null : currency,
                Segment = dice.Pick("small", "large", null),
            });
        if (dice.Allows(Features.InvoicedCustomers) && dice.Chance(20)) invoices.OfCustomerAlone(id, currency);
        else
        {
            var made = subscriptions.Of(id, currency);
            if (dice.Allows(Features.Invoices) && dice.Chance(70)) invoices.Of(id, made);
        }
    }

    private Rules Rules()
    {
        var rules = new Rules { Timezone = dice.Allows(Features.Times) ? dice.Pick("UTC", "America/Mexico_City", "Europe/Madrid") : "UTC" };
        if (!dice.Allows(Features.Policies) || dice.Chance(60)) return rules;
        return rules with
        {
            ReportingCurrency = dice.Pick("USD", "USD", "EUR"),
            NetByMonth = dice.Chance(40),
            GraceDays = dice.Pick(0, 0, 7, 30, 45),
            NewAfterDays = dice.Chance(20) ? 90 : null,
            EndAtRequest = dice.Chance(30),
            PastDueChurnDays = dice.Pick(30, 1, 15, 90, (int?)null),
            PauseChurnDays = dice.Pick(90, 60, 120, (int?)null),
            OneTimeDiscount = dice.Pick(OneTimeDiscount.Annual, OneTimeDiscount.Annual, OneTimeDiscount.Always, OneTimeDiscount.Never),
            IgnoreLimitedDiscounts = dice.Chance(20),
        };
    }
}
