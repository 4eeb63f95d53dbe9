namespace Retention.Analytics.Tests.Reference;

/// <summary>
/// Recurring revenue worked out day by day, straight from metrics.md: slow and plain, to be compared with
/// the SQL of the product. The numbers in the comments (S1 to S51) are the readings of its section 10.
/// </summary>
public static class ReferenceLedger
{
    public static Result Run(Company company, Rules rules, DateOnly asOf)
    {
        var intake = new Intake(company, rules, asOf);
        var arrears = new Arrears(intake, rules, asOf);
        var calendar = new Calendar(FirstDay(intake, arrears, rules, asOf), asOf);
        var raw = Units(intake, arrears, rules, calendar).ToList();
        var customers = raw.GroupBy(u => u.CustomerId)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new CustomerHistory(g.Key, Bridging.Fill([.. g], rules), intake.Rates, rules, calendar))
            .ToList();

        return new Result(
            [.. Months(customers, calendar).Select(m => MonthOf(customers, intake.Rates, m))],
            [.. customers.SelectMany(c => c.Movements)],
            [.. Months(customers, calendar).SelectMany(m => customers.SelectMany(c => c.Balances(m)))],
            [.. Months(customers, calendar).Select(m => LogoChurn(customers, m))],
            raw.Sum(u => intake.Rates.Of(u.Currency, Calendar.Month(asOf))
                * (u.Agreement is { } a ? Committed.Of(a, u, rules, asOf) : u.Days[^1].Paid)),
            intake.Refused);
    }

    private static DateOnly FirstDay(Intake intake, Arrears arrears, Rules rules, DateOnly asOf)
    {
        var issued = arrears.Issued.Select(i => i.Id).ToHashSet();
        var starts = intake.Agreements.Select(a => a.Start).Concat(intake.Lines
            .Where(l => l.PeriodStart is not null && issued.Contains(l.InvoiceId))
            .Select(l => l.PeriodStart!.Value.DayIn(rules.Zone)));
        // One day before anything, so that every first day has a day before it.
        return starts.Append(asOf).Min().AddDays(-1);
    }

    private static IEnumerable<Unit> Units(Intake intake, Arrears arrears, Rules rules, Calendar calendar)
    {
        var withTerms = intake.Agreements.Select(a => a.CustomerId).ToHashSet();
        var invoiced = arrears.Issued.Select(i => i.CustomerId).Distinct().Where(c => !withTerms.Contains(c));
        return intake.Agreements.Select(a => Unit.Of(a, arrears, rules, calendar))
            .Concat(invoiced.SelectMany(c => InvoicedUnits.Of(c, intake, arrears, rules, calendar)));
    }

    // S34: from the month of the first MRR above 0 to the as-of month, no gaps.
    private static IEnumerable<DateOnly> Months(List<CustomerHistory> customers, Calendar calendar)
    {
        if (customers.Min(c => c.FirstPaid) is not { } first) yield break;
        for (var m = Calendar.Month(first); m <= calendar.AsOf; m = m.AddMonths(1)) yield return m;
    }

    private static MonthRow MonthOf(List<CustomerHistory> customers, Rates rates, DateOnly month)
    {
        var moved = customers.SelectMany(c => c.MovementsIn(month)).ToLookup(m => m.Movement, m => m.Amount);
        return new MonthRow(month)
        {
            Opening = customers.Sum(c => c.Own(month.AddMonths(-1)).Sum(o => o.Mrr * rates.Of(o.Currency, month.AddMonths(-1)))),
            New = moved["new"].Sum(),
            Reactivation = moved["reactivation"].Sum(),
            Expansion = moved["expansion"].Sum(),
            Resumed = moved["resumed"].Sum(),
            Contraction = moved["contraction"].Sum(),
            Churn = moved["churn"].Sum(),
            Paused = moved["paused"].Sum(),
            // S30: closing MRR in own currency x (rate - previous rate).
            Fx = customers.Sum(c => c.Own(month).Sum(o =>
                o.Mrr * (rates.Of(o.Currency, month) - rates.Of(o.Currency, month.AddMonths(-1))))),
            Closing = customers.Sum(c => c.Own(month).Sum(o => o.Mrr * rates.Of(o.Currency, month))),
            Customers = customers.Count(c => c.Own(month).Any(o => o.Mrr > 0)),
        };
    }

    // S38: churned in the month, less those with no held MRR at its start, less those paying again at its end.
    private static LogoChurnRow LogoChurn(List<CustomerHistory> customers, DateOnly month)
    {
        var before = month.AddMonths(-1);
        return new LogoChurnRow(
            month,
            customers.Count(c => c.ChurnedIn(month) && c.Held(before) > 0 && !c.Own(month).Any(o => o.Mrr > 0)),
            customers.Count(c => c.Own(before).Any(o => o.Mrr > 0)));
    }
}
