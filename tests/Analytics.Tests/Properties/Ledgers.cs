using FsCheck;
using FsCheck.Fluent;
using Retention.Analytics.Tests.Reference;

namespace Retention.Analytics.Tests.Properties;

/// <summary>Random ledgers for FsCheck: a company with every attribute set or missing, under random policies; smaller ones to shrink to.</summary>
internal static class Ledgers
{
    public static Arbitrary<Situation> All => Arb.From(Situations(), Smaller);

    private static Gen<Situation> Situations() =>
        from seed in Gen.Choose(1, 1_000_000)
        from size in Gen.Choose(1, 40)
        from rules in Policies()
        from values in Gen.ArrayOf(Values(), size)
        from products in Gen.ArrayOf(Gen.Elements("Desk", "Studio", null), 7)
        let made = RandomCompany.Make(seed, size)
        select made with { Rules = rules with { Timezone = made.Rules.Timezone }, Company = WithAttributes(made.Company, values, products) };

    private static Gen<Rules> Policies() =>
        from currency in Gen.Elements("USD", "EUR")
        from byMonth in Gen.Elements(false, true)
        from grace in Gen.Elements(0, 7, 30, 45)
        from newAfter in Gen.Elements<int?>(null, null, 90)
        from atRequest in Gen.Elements(false, false, true)
        from pastDue in Gen.Elements<int?>(30, 1, 15, 90, null)
        from pause in Gen.Elements<int?>(90, 60, 120, null)
        from oneTime in Gen.Elements(OneTimeDiscount.Annual, OneTimeDiscount.Always, OneTimeDiscount.Never)
        from ignoreLimited in Gen.Elements(false, false, true)
        from freeIsContraction in Gen.Elements(false, false, true)
        select new Rules
        {
            ReportingCurrency = currency,
            NetByMonth = byMonth,
            GraceDays = grace,
            NewAfterDays = newAfter,
            EndAtRequest = atRequest,
            PastDueChurnDays = pastDue,
            PauseChurnDays = pause,
            OneTimeDiscount = oneTime,
            IgnoreLimitedDiscounts = ignoreLimited,
            FreeIsContraction = freeIsContraction,
        };

    private static Gen<Customer> Values() =>
        from country in Gen.Elements("ES", "US", "MX", null)
        from industry in Gen.Elements("retail", "health", null)
        from channel in Gen.Elements("referral", "events", null)
        from csm in Gen.Elements("ana@example.com", "ben@example.com", null)
        select new Customer("", null) { Country = country, Industry = industry, AcquisitionChannel = channel, Csm = csm };

    private static Company WithAttributes(Company company, Customer[] values, string?[] products) => company with
    {
        Customers = [.. company.Customers.Zip(values, (c, v) => c with
        {
            Country = v.Country, Industry = v.Industry, AcquisitionChannel = v.AcquisitionChannel, Csm = v.Csm,
        })],
        Plans = [.. company.Plans.Zip(products, (p, product) => p with { Product = product })],
    };

    /// <summary>One half of the customers or the other; of one customer, everything but one row.</summary>
    private static IEnumerable<Situation> Smaller(Situation of)
    {
        var company = of.Company;
        var ids = company.Subscriptions.Select(s => s.CustomerId).Concat(company.Invoices.Select(i => i.CustomerId)).Distinct().ToList();
        if (ids.Count > 1)
        {
            yield return of with { Company = Only(company, [.. ids.Take(ids.Count / 2)]) };
            yield return of with { Company = Only(company, [.. ids.Skip(ids.Count / 2)]) };
            yield break;
        }

        foreach (var gone in company.Subscriptions) yield return of with { Company = company with { Subscriptions = [.. company.Subscriptions.Except([gone])] } };
        foreach (var gone in company.Changes) yield return of with { Company = company with { Changes = [.. company.Changes.Except([gone])] } };
        foreach (var gone in company.Invoices) yield return of with { Company = company with { Invoices = [.. company.Invoices.Except([gone])] } };
        foreach (var gone in company.InvoiceLines) yield return of with { Company = company with { InvoiceLines = [.. company.InvoiceLines.Except([gone])] } };
    }

    private static Company Only(Company company, HashSet<string> ids)
    {
        var subscriptions = company.Subscriptions.Where(s => ids.Contains(s.CustomerId)).ToList();
        var invoices = company.Invoices.Where(i => ids.Contains(i.CustomerId)).ToList();
        return company with
        {
            Customers = [.. company.Customers.Where(c => ids.Contains(c.Id))],
            Subscriptions = subscriptions,
            Changes = [.. company.Changes.Where(c => subscriptions.Any(s => s.Id == c.SubscriptionId))],
            Invoices = invoices,
            InvoiceLines = [.. company.InvoiceLines.Where(l => invoices.Any(i => i.Id == l.InvoiceId))],
        };
    }
}
