namespace Retention.Analytics.Tests.Reference;

/// <summary>
/// Takes rows away from the customer that differs while the difference stays, so that a repro is a few rows. Customers
/// do not touch each other, so all the attempts of a round stand side by side in one company and need one refresh.
/// </summary>
/// <param name="differ">Which customers of a company differ.</param>
public sealed class Shrinker(Func<Company, Task<IReadOnlySet<string>>> differ)
{
    /// <summary>The company with the fewest rows of this customer that still differs; plans and rates stay.</summary>
    public async Task<Company> ShrinkAsync(Company company, string customerId)
    {
        var current = Only(company, customerId);
        while (true)
        {
            var single = Rows(current).Select(row => (Row: row, Left: Without(current, [row]))).ToList();
            var alone = await AttemptAsync([.. single.Select(s => s.Left)]);
            var free = single.Where((_, i) => alone[i]).Select(s => s.Row).ToList();
            if (free.Count == 0) return WithUsedPlans(current);

            // What can go alone can often go together: the longest run that still differs is taken.
            var runs = Enumerable.Range(1, free.Count).Select(n => Without(current, free.Take(n))).ToList();
            var together = await AttemptAsync(runs);
            current = runs[Math.Max(0, together.ToList().FindLastIndex(d => d))];
        }
    }

    /// <summary>The company as the rows of its files.</summary>
    public static string Show(Company company) => string.Join('\n', CompanyFiles.Tables(company).SelectMany(t => t.Rows
        .Select(r => t.Name + ": " + string.Join(", ", t.Columns.Zip(r).Where(p => p.Second is not null).Select(p => $"{p.First}={p.Second}")))));

    private async Task<bool[]> AttemptAsync(IReadOnlyList<Company> attempts)
    {
        var renamed = attempts.Select((a, i) => Renamed(a, $"{i}.")).ToList();
        var all = renamed[0] with
        {
            Customers = [.. renamed.SelectMany(a => a.Customers)],
            Subscriptions = [.. renamed.SelectMany(a => a.Subscriptions)],
            Changes = [.. renamed.SelectMany(a => a.Changes)],
            Invoices = [.. renamed.SelectMany(a => a.Invoices)],
            InvoiceLines = [.. renamed.SelectMany(a => a.InvoiceLines)],
        };
        var differing = await differ(all);
        return [.. attempts.Select((_, i) => differing.Any(c => c.StartsWith($"{i}.", StringComparison.Ordinal)))];
    }

    private static Company Only(Company company, string customerId) => Chosen(company with
    {
        Customers = [.. company.Customers.Where(c => c.Id == customerId)],
        Subscriptions = [.. company.Subscriptions.Where(s => s.CustomerId == customerId)],
        Invoices = [.. company.Invoices.Where(i => i.CustomerId == customerId)],
    });

    private static IEnumerable<object> Rows(Company company) =>
        [.. company.Subscriptions, .. company.Changes, .. company.Invoices, .. company.InvoiceLines];

    private static Company Without(Company company, IEnumerable<object> rows)
    {
        var gone = rows.ToHashSet(ReferenceEqualityComparer.Instance);
        return Chosen(company with
        {
            Subscriptions = [.. company.Subscriptions.Where(s => !gone.Contains(s))],
            Changes = [.. company.Changes.Where(c => !gone.Contains(c))],
            Invoices = [.. company.Invoices.Where(i => !gone.Contains(i))],
            InvoiceLines = [.. company.InvoiceLines.Where(l => !gone.Contains(l))],
        });
    }

    // Changes go with their subscription, lines with their invoice.
    private static Company Chosen(Company company)
    {
        var subscriptions = company.Subscriptions.Select(s => s.Id).ToHashSet();
        var invoices = company.Invoices.Select(i => i.Id).ToHashSet();
        return company with
        {
            Changes = [.. company.Changes.Where(c => subscriptions.Contains(c.SubscriptionId))],
            InvoiceLines = [.. company.InvoiceLines.Where(l => invoices.Contains(l.InvoiceId))],
        };
    }

    private static Company Renamed(Company company, string prefix) => company with
    {
        Customers = [.. company.Customers.Select(c => c with { Id = prefix + c.Id })],
        Subscriptions = [.. company.Subscriptions.Select(s => s with { Id = prefix + s.Id, CustomerId = prefix + s.CustomerId })],
        Changes = [.. company.Changes.Select(c => c with { SubscriptionId = prefix + c.SubscriptionId })],
        Invoices = [.. company.Invoices.Select(i => i with
        {
            Id = prefix + i.Id, CustomerId = prefix + i.CustomerId, SubscriptionId = i.SubscriptionId is null ? null : prefix + i.SubscriptionId,
        })],
        InvoiceLines = [.. company.InvoiceLines.Select(l => l with
        {
            Id = prefix + l.Id, InvoiceId = prefix + l.InvoiceId, SubscriptionId = l.SubscriptionId is null ? null : prefix + l.SubscriptionId,
        })],
    };

    private static Company WithUsedPlans(Company company)
    {
        var used = company.Subscriptions.Select(s => s.PlanId).Concat(company.Changes.Select(c => c.PlanId)).ToHashSet();
        return company with { Plans = [.. company.Plans.Where(p => used.Contains(p.Id))] };
    }
}
