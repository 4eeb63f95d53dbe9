namespace Retention.Analytics.Tests.Reference;

/// <summary>Takes rows and values away from a company while the difference stays, so that a repro is a few rows.</summary>
public static class Shrinker
{
    public static async Task<Company> ShrinkAsync(Company company, Func<Company, Task<bool>> differs)
    {
        for (var before = -1; before != Size(company);)
        {
            before = Size(company);
            foreach (var id in company.Subscriptions.Select(s => s.CustomerId).Concat(company.Invoices.Select(i => i.CustomerId)).Distinct().ToList())
                company = await TryAsync(company, Without(company, id), differs);
            company = await RowsAsync(company, c => c.Customers, (c, rows) => c with { Customers = rows }, differs);
            company = await RowsAsync(company, c => c.Invoices, (c, rows) => c with { Invoices = rows }, differs);
            company = await RowsAsync(company, c => c.InvoiceLines, (c, rows) => c with { InvoiceLines = rows }, differs);
            company = await RowsAsync(company, c => c.Subscriptions, (c, rows) => c with { Subscriptions = rows }, differs);
            company = await RowsAsync(company, c => c.Changes, (c, rows) => c with { Changes = rows }, differs);
            company = await RowsAsync(company, c => c.Plans, (c, rows) => c with { Plans = rows }, differs);
            company = await RowsAsync(company, c => c.FxRates, (c, rows) => c with { FxRates = rows }, differs);
        }

        return company;
    }

    /// <summary>The company as the rows of its files.</summary>
    public static string Show(Company company) => string.Join('\n', CompanyFiles.Tables(company).SelectMany(t => t.Rows
        .Select(r => t.Name + ": " + string.Join(", ", t.Columns.Zip(r).Where(p => p.Second is not null).Select(p => $"{p.First}={p.Second}")))));

    private static Company Without(Company company, string customerId)
    {
        var subscriptions = company.Subscriptions.Where(s => s.CustomerId == customerId).Select(s => s.Id).ToHashSet();
        var invoices = company.Invoices.Where(i => i.CustomerId == customerId).Select(i => i.Id).ToHashSet();
        return company with
        {
            Customers = [.. company.Customers.Where(c => c.Id != customerId)],
            Subscriptions = [.. company.Subscriptions.Where(s => s.CustomerId != customerId)],
            Changes = [.. company.Changes.Where(c => !subscriptions.Contains(c.SubscriptionId))],
            Invoices = [.. company.Invoices.Where(i => i.CustomerId != customerId)],
            InvoiceLines = [.. company.InvoiceLines.Where(l => !invoices.Contains(l.InvoiceId))],
        };
    }

    private static async Task<Company> RowsAsync<T>(
        Company company, Func<Company, IReadOnlyList<T>> rows, Func<Company, IReadOnlyList<T>, Company> with, Func<Company, Task<bool>> differs)
    {
        for (var size = Math.Max(1, rows(company).Count / 2); size >= 1; size /= 2)
            for (var i = rows(company).Count - size; i >= 0; i -= size)
            {
                IReadOnlyList<T> fewer = [.. rows(company).Take(i), .. rows(company).Skip(i + size)];
                company = await TryAsync(company, with(company, fewer), differs);
            }

        return company;
    }

    private static async Task<Company> TryAsync(Company company, Company smaller, Func<Company, Task<bool>> differs) =>
        Size(smaller) < Size(company) && await differs(smaller) ? smaller : company;

    private static int Size(Company company) => CompanyFiles.Tables(company).Sum(t => t.Rows.Count);
}
