using System.Data.Common;
using Retention.Web.Security.Auditing;

namespace Retention.Web.Work;

/// <summary>What was found where people's own data are to be.</summary>
internal enum WorkState
{
    Missing,
    Behind,
    Current,
    Unusable,
}

/// <summary>Where people's own data are: a file, or a server.</summary>
internal abstract class WorkStore
{
    /// <summary>What to call it in a message, without a secret.</summary>
    public abstract string Place { get; }

    /// <summary>Whether what cannot be used now may be usable in a while, as a server is.</summary>
    public abstract bool MayComeBack { get; }

    /// <summary>A connection for plain selects, not yet open.</summary>
    public abstract DbConnection Connect();

    /// <summary>What is there.</summary>
    public abstract WorkState Look();

    /// <summary>Makes contexts whose changes go into the audit log; Entity Framework begins here.</summary>
    public abstract Func<WorkDbContext> Contexts(AuditTrail? trail);

    /// <summary>What stands in the way of a migration.</summary>
    public virtual Task BeforeMigrationAsync(WorkDbContext db) => Task.CompletedTask;

    /// <summary>A value as this database keeps it.</summary>
    public virtual object Kept(object? value) => value ?? DBNull.Value;

    /// <summary>Lets go of kept connections.</summary>
    public abstract void Close();

    /// <summary>Whether the tables are those of this program.</summary>
    protected static WorkState ByMigration(object? latest, string expected) =>
        string.CompareOrdinal(latest as string, expected) < 0 ? WorkState.Behind : WorkState.Current;
}
