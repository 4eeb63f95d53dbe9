using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Retention.Web.Work;
using Retention.Web.Work.Tasks;
using Retention.Web.Work.Webhooks;

namespace Retention.Web.Security.Auditing;

/// <summary>A change that is about to be saved, as the audit log will tell it.</summary>
internal sealed class AuditNote
{
    private const string Hidden = "•";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Never written down, only that they changed: secrets, and what is too long and kept for ever elsewhere.
    private static readonly HashSet<string> Secrets =
        ["people.PasswordHash", "api_keys.Hash", "people_tokens.Value", "webhooks.Secret", "published_reviews.Figures", "published_reviews.Words", "review_look.Logo", "outbox.Attachment"];

    // Follow from something else, or change all the time.
    private static readonly HashSet<string> Noise =
        ["SecurityStamp", "ConcurrencyStamp", "AccessFailedCount", "LockoutEnd", "LockoutEnabled", "NormalizedEmail", "NormalizedUserName", "UserName", "EmailConfirmed", "PhoneNumber", "PhoneNumberConfirmed"];

    // How far a webhook has been told.
    private static readonly HashSet<string> Marks = ["SeenRun", "SeenScores", "FailingSince"];

    private readonly EntityEntry entry;
    private readonly string act;
    private readonly Dictionary<string, object?[]> fields;

    private AuditNote(EntityEntry entry, string act, Dictionary<string, object?[]> fields) => (this.entry, this.act, this.fields) = (entry, act, fields);

    /// <summary>What is to be told of all that a context would save; that somebody looked at something is no change.</summary>
    public static IReadOnlyList<AuditNote> Of(ChangeTracker tracker) =>
        [.. from entry in tracker.Entries()
            where entry.Entity is not (AuditEntry or PersonSession or RenewalForecast or CustomerVisit or WebhookDelivery) && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
            let fields = Fields(entry)
            where fields.Count > 0 || entry.State != EntityState.Modified
            select new AuditNote(entry, entry.State switch { EntityState.Added => Acts.Added, EntityState.Deleted => Acts.Deleted, _ => Acts.Changed }, fields)];

    /// <summary>The line, once the database has given every key.</summary>
    public AuditEntry Entry(DateTime at, Member who, string? address) => new()
    {
        At = at,
        PersonId = who.Id,
        PersonName = who.Name,
        Act = act,
        Entity = entry.Metadata.GetTableName()!,
        Key = string.Join(' ', entry.Metadata.FindPrimaryKey()!.Properties.Select(property => Convert.ToString(entry.Property(property).CurrentValue, CultureInfo.InvariantCulture))),
        Change = fields.Count == 0 ? null : Write(fields),
        Address = address,
    };

    internal static string Write(object change) => JsonSerializer.Serialize(change, Plain);

    private static Dictionary<string, object?[]> Fields(EntityEntry entry) =>
        entry.Properties.Where(property => IsTold(entry, property)).ToDictionary(property => property.Metadata.GetColumnName(), property =>
        {
            var isSecret = Secrets.Contains($"{entry.Metadata.GetTableName()}.{property.Metadata.Name}");
            object? Shown(object? value) => value is null ? null : isSecret ? Hidden : value is Enum name ? name.ToString() : value;
            return new[] { entry.State == EntityState.Added ? null : Shown(property.OriginalValue), entry.State == EntityState.Deleted ? null : Shown(property.CurrentValue) };
        });

    private static bool IsTold(EntityEntry entry, PropertyEntry property) =>
        property.Metadata.Name != nameof(WorkTask.CustomerFolded) && !(entry.Entity is Person && Noise.Contains(property.Metadata.Name)) && !(entry.Entity is Webhook && Marks.Contains(property.Metadata.Name)) && !property.Metadata.IsPrimaryKey() && entry.State switch
        {
            EntityState.Modified => !Equals(property.OriginalValue, property.CurrentValue),
            EntityState.Added => property.CurrentValue is not null,
            _ => property.OriginalValue is not null,
        };
}
