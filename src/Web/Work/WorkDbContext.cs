using System.Text.Json;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Retention.Web.Work.Mail;
using Retention.Web.Work.Notes;
using Retention.Web.Work.Tasks;
using Retention.Web.Work.Webhooks;

namespace Retention.Web.Work;

/// <summary>The tables of what people write themselves. See docs/decisions/0026.</summary>
public class WorkDbContext(DbContextOptions options) : IdentityUserContext<Person>(options)
{
    /// <summary>The last of the migrations, for SQLite, by which a file that is up to date is known.</summary>
    public const string LatestMigration = "20261123160000_ExportsAsked";

    /// <summary>Saved filters, deleted ones too.</summary>
    public DbSet<Segment> Segments => Set<Segment>();

    /// <summary>Targets of metrics.</summary>
    public DbSet<Target> Targets => Set<Target>();

    /// <summary>Every version of every commentary.</summary>
    public DbSet<CommentaryVersion> Commentaries => Set<CommentaryVersion>();

    /// <summary>Bands that people have set against the model.</summary>
    public DbSet<HealthOverride> HealthOverrides => Set<HealthOverride>();

    /// <summary>What people expect of renewals, all versions.</summary>
    public DbSet<RenewalCall> RenewalCalls => Set<RenewalCall>();

    /// <summary>What was expected of renewals, and what was kept.</summary>
    public DbSet<RenewalForecast> RenewalForecasts => Set<RenewalForecast>();

    /// <summary>Offers to customers.</summary>
    public DbSet<Offer> Offers => Set<Offer>();

    /// <summary>Where people are signed in, and where they were.</summary>
    public DbSet<PersonSession> Sessions => Set<PersonSession>();

    /// <summary>Keys of programs, revoked ones too.</summary>
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    /// <summary>Everything that was done.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>Who looked at which customer when.</summary>
    public DbSet<CustomerVisit> CustomerVisits => Set<CustomerVisit>();

    /// <summary>Tasks, open and closed.</summary>
    public DbSet<WorkTask> Tasks => Set<WorkTask>();

    /// <summary>Notes about customers.</summary>
    public DbSet<Note> Notes => Set<Note>();

    /// <summary>Every version of every note.</summary>
    public DbSet<NoteVersion> NoteVersions => Set<NoteVersion>();

    /// <summary>Playbooks that somebody has changed.</summary>
    public DbSet<PlaybookRow> Playbooks => Set<PlaybookRow>();

    /// <summary>What the last run found, by cause.</summary>
    public DbSet<PlaybookRun> PlaybookRuns => Set<PlaybookRun>();

    /// <summary>What holds for all playbooks.</summary>
    public DbSet<TaskSettings> TaskSettings => Set<TaskSettings>();

    /// <summary>Who wants the tasks of the day by mail.</summary>
    public DbSet<DigestReader> DigestReaders => Set<DigestReader>();

    /// <summary>Mails to send, and those sent.</summary>
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();

    /// <summary>Addresses that are told what happens.</summary>
    public DbSet<Webhook> Webhooks => Set<Webhook>();

    /// <summary>Messages to them, those sent too.</summary>
    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    /// <summary>Saves what was changed, where nobody else has meanwhile.</summary>
    /// <param name="clash">What to say where the same thing was saved just before.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Null where it was done; <c>overtaken</c> where another version was saved; else <paramref name="clash"/>.</returns>
    public async Task<string?> TrySaveAsync(string clash, CancellationToken cancel)
    {
        try
        {
            await SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return "overtaken";
        }
        catch (DbUpdateException problem) when (WorkDatabase.IsClash(problem))
        {
            return clash;
        }
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        PeopleTables.Configure(builder);
        builder.Entity<Segment>(segment =>
        {
            segment.ToTable("segments");
            segment.Property(one => one.Name).HasMaxLength(SavedSegments.LongestName);
            segment.Property(one => one.Owner).HasMaxLength(Reader.Length);
            segment.HasIndex(one => new { one.Owner, one.Name }).IsUnique().HasFilter("deleted_at is null");
            // Null is not equal to null: shared names need an index of their own.
            segment.HasIndex(one => one.Name).IsUnique().HasFilter("owner is null and deleted_at is null");
        });
        builder.Entity<Target>(target =>
        {
            target.ToTable("targets");
            target.HasKey(one => new { one.Period, one.Metric });
            target.Property(one => one.Period).HasMaxLength(PeriodKey.Longest);
            target.Property(one => one.Metric).HasMaxLength(100);
            target.Property(one => one.Value).HasPrecision(28, 8);
        });
        builder.Entity<CommentaryVersion>(version =>
        {
            version.ToTable("commentaries");
            version.HasKey(one => new { one.Period, one.Version });
            version.Property(one => one.Version).ValueGeneratedNever();
            version.Property(one => one.Period).HasMaxLength(PeriodKey.Longest);
            version.Property(one => one.Text).HasMaxLength(CommentaryLog.Longest);
        });
        builder.Entity<HealthOverride>(one =>
        {
            one.ToTable("health_overrides");
            one.Property(set => set.Band).HasMaxLength(5);
            one.Property(set => set.Reason).HasMaxLength(Work.HealthOverrides.LongestReason);
            one.HasIndex(set => set.CustomerId);
        });
        ConfigureGrowth(builder);
        builder.Entity<CustomerVisit>(visit =>
        {
            visit.ToTable("customer_visits");
            visit.HasKey(one => new { one.Person, one.CustomerId });
        });

        TaskTables.Configure(builder);
        WebhookTables.Configure(builder);
        ReviewTables.Configure(builder);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())) property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }

    private static void ConfigureGrowth(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RenewalCall>(call =>
        {
            call.ToTable("renewal_calls");
            call.Property(one => one.Call).HasMaxLength(10);
            call.Property(one => one.ExpectedMrr).HasPrecision(28, 8);
            call.Property(one => one.Reason).HasMaxLength(Work.RenewalCalls.LongestReason);
            call.HasIndex(one => new { one.CustomerId, one.TermEnd });
        });
        modelBuilder.Entity<RenewalForecast>(forecast =>
        {
            forecast.ToTable("renewal_forecasts");
            forecast.Property(one => one.Mrr).HasPrecision(28, 8);
            forecast.Property(one => one.ModelMrr).HasPrecision(28, 8);
            forecast.Property(one => one.CallMrr).HasPrecision(28, 8);
            forecast.Property(one => one.KeptMrr).HasPrecision(28, 8);
            forecast.Property(one => one.Call).HasMaxLength(10);
            forecast.HasIndex(one => new { one.TakenOn, one.CustomerId, one.TermEnd }).IsUnique();
            forecast.HasIndex(one => one.TermEnd).HasFilter("kept_mrr is null");
        });
        modelBuilder.Entity<Offer>(offer =>
        {
            offer.ToTable("offers");
            offer.Property(one => one.Kind).HasMaxLength(20);
            offer.Property(one => one.ExpectedMrr).HasPrecision(28, 8);
            offer.HasIndex(one => one.CustomerId);
        });
        modelBuilder.Entity<OfferState>(state =>
        {
            state.ToTable("offer_states");
            state.Property(one => one.State).HasMaxLength(10);
        });
    }
}
