using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Retention.Web.Security.Auditing;

/// <summary>Writes every change of the work database into the audit log, in the transaction of the change: neither is there without the other.</summary>
public sealed class AuditTrail(IHttpContextAccessor requests, TimeProvider clock) : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, Pending> pending = [];

    /// <inheritdoc/>
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("The work database is written asynchronously.");

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(eventData);
        var db = eventData.Context!;
        if (AuditNote.Of(db.ChangeTracker) is { Count: > 0 } notes)
        {
            var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
            pending.AddOrUpdate(db, new(notes, own));
        }

        return result;
    }

    /// <inheritdoc/>
    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(eventData);
        var db = eventData.Context!;
        if (!pending.TryGetValue(db, out var waiting)) return result;
        pending.Remove(db);
        await using var own = waiting.Own;
        var (who, address) = Sender();
        var at = clock.GetUtcNow().UtcDateTime;
        var entries = waiting.Notes.Select(note => note.Entry(at, who, address)).ToList();
        db.AddRange(entries);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var entry in entries) db.Entry(entry).State = EntityState.Detached;
        if (own is not null) await own.CommitAsync(cancellationToken);
        return result;
    }

    /// <inheritdoc/>
    public override async Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(eventData);
        if (!pending.TryGetValue(eventData.Context!, out var waiting)) return;
        pending.Remove(eventData.Context!);
        if (waiting.Own is not null) await waiting.Own.DisposeAsync();
    }

    /// <summary>Who sends the request at hand and from where; nobody for what the app does by itself.</summary>
    internal (Member Who, string? Address) Sender() =>
        requests.HttpContext is { } context ? (Member.Of(context), context.Connection.RemoteIpAddress?.ToString()) : (Member.Nobody, null);

    private sealed record Pending(IReadOnlyList<AuditNote> Notes, IDbContextTransaction? Own);
}
