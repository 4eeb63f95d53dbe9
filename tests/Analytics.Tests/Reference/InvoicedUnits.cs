namespace Retention.Analytics.Tests.Reference;

/// <summary>MRR of a customer without subscriptions, from recurring invoice lines (S36, S37).</summary>
public static class InvoicedUnits
{
    private sealed record Span(string Currency, DateOnly From, DateOnly To, decimal Mrr, bool IsDiscount);

    /// <summary>One unit per currency.</summary>
    public static IEnumerable<Unit> Of(
        string customerId, Intake intake, Arrears arrears, Rules rules, Calendar calendar)
    {
        var stops = arrears.OfCustomer(customerId);
        foreach (var group in Spans(customerId, intake, arrears, rules).GroupBy(s => s.Currency))
        {
            var days = new UnitDay[calendar.Count];
            var begun = false;
            for (var i = 0; i < days.Length; i++)
            {
                var day = calendar.Day(i);
                var spans = group.Where(s => s.From <= day && day < s.To).ToList();
                var running = spans.Any(s => !s.IsDiscount);
                begun |= running;
                var state = !running ? begun ? State.Ended : State.Before
                    : stops.Any(s => s.From <= day && (s.To is null || day < s.To)) ? State.PastDue
                    : State.Running;
                days[i] = UnitDay.Nothing with
                {
                    State = state,
                    Paid = state == State.Running ? Math.Max(0m, spans.Sum(s => s.Mrr)) : 0m,
                };
            }

            yield return new Unit($"invoices {group.Key}", customerId, group.Key, null, days);
        }
    }

    private static IEnumerable<Span> Spans(string customerId, Intake intake, Arrears arrears, Rules rules)
    {
        // A void invoice, a draft, and one issued after the as-of day make none.
        var issued = arrears.Issued.Where(i => i.CustomerId == customerId).Select(i => i.Id).ToHashSet();
        foreach (var invoice in intake.Invoices.Where(i => issued.Contains(i.Id)))
        {
            if (intake.CurrencyOf(invoice) is not { } currency || !intake.Rates.Knows(currency)) continue;
            foreach (var line in intake.Lines.Where(l => l.InvoiceId == invoice.Id))
            {
                if (line.PeriodStart is not { } start || line.PeriodEnd is not { } end) continue;
                var (from, to) = (start.DayIn(rules.Zone), end.DayIn(rules.Zone));
                var months = Intervals.MonthsBetween(from, to);
                var amount = line.Amount!.Value - (line.Tax ?? 0m);
                if (months > 0 && line.Kind == "recurring")
                    yield return new Span(currency, from, to, Intervals.Round(amount / months), false);
                // The sign of a discount line is not told: its size is deducted.
                if (months > 0 && line.Kind == "discount" && IsDeducted(months, rules))
                    yield return new Span(currency, from, to, -Intervals.Round(Math.Abs(amount) / months), true);
            }
        }
    }

    private static bool IsDeducted(decimal months, Rules rules) => rules.OneTimeDiscount switch
    {
        OneTimeDiscount.Annual => months >= 12m,
        OneTimeDiscount.Always => true,
        OneTimeDiscount.Never => false,
        _ => throw new InvalidOperationException($"No rule for {rules.OneTimeDiscount}."),
    };
}
