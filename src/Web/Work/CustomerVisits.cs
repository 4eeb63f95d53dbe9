using Microsoft.EntityFrameworkCore;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;

namespace Retention.Web.Work;

/// <summary>Who looked at which customer when, so that the page can say what changed since.</summary>
public sealed partial class CustomerVisits(WorkDatabase work, Warehouse warehouse, TimeProvider clock, ILogger<CustomerVisits> logger)
{
    /// <summary>Pages opened within this time of each other are one visit.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <summary>The visit before the present one; null where this is the first.</summary>
    /// <remarks>What is kept of the present one is kept after the answer has been sent, so that nobody waits for it.</remarks>
    public async Task<CustomerVisit?> ReadAndKeepAsync(HttpContext context, string customer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Person(context) is not { } person) return null;
        var known = (await work.ReadAsync(
            "select visited_at, visited_to, seen_at, seen_to from customer_visits where person = @person and customer_id = @customer",
            row => new CustomerVisit { Person = person, CustomerId = customer, VisitedAt = row.GetDateTime(0), VisitedTo = row.GetFieldValue<DateOnly>(1), SeenAt = row.GetDateTime(2), SeenTo = row.GetFieldValue<DateOnly>(3) },
            cancel, ("@person", person), ("@customer", customer))).SingleOrDefault();
        var now = clock.GetUtcNow().UtcDateTime;
        // A clock that was set back makes no visit long.
        var isNew = known is null || (now - known.VisitedAt).Duration() > Length;
        if (known is not null && isNew) (known.SeenAt, known.SeenTo) = (known.VisitedAt, known.VisitedTo);
        var next = new CustomerVisit { Person = person, CustomerId = customer, VisitedAt = now, VisitedTo = warehouse.AsOf, SeenAt = known?.SeenAt ?? now, SeenTo = known?.SeenTo ?? warehouse.AsOf };
        if (isNew || known!.VisitedTo != warehouse.AsOf) context.Response.OnCompleted(() => KeepAsync(next));
        return known;
    }

    private async Task KeepAsync(CustomerVisit next)
    {
        try
        {
            await using var db = await work.OpenAsync(CancellationToken.None);
            var visits = db.CustomerVisits.Where(one => one.Person == next.Person && one.CustomerId == next.CustomerId);
            var changed = await visits.ExecuteUpdateAsync(set => set
                .SetProperty(one => one.VisitedAt, next.VisitedAt).SetProperty(one => one.VisitedTo, next.VisitedTo).SetProperty(one => one.SeenAt, next.SeenAt).SetProperty(one => one.SeenTo, next.SeenTo));
            if (changed > 0) return;
            db.Add(next);
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException e) when (WorkDatabase.IsClash(e))
        {
            // The same person opened the page twice at once: one of the two is kept.
        }
        catch (Exception e)
        {
            // The page has been answered: nobody waits for this, and the next visit is kept again.
            LogUnkept(e);
        }
    }

    private static string? Person(HttpContext context)
    {
        if (Member.Of(context).Id is { Length: > 0 } member) return member;
        if (Reader.Of(context) is { } known) return known;
        var reader = Reader.New();
        Reader.Keep(context, reader);
        return reader;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A visit to a customer's page could not be kept")]
    private partial void LogUnkept(Exception reason);
}
