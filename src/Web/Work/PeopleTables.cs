using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Retention.Web.Work;

/// <summary>The tables of people: those of ASP.NET Core Identity under our names, and sessions, keys and the audit log beside them.</summary>
internal static class PeopleTables
{
    private const int Id = 32;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<Person>(person =>
        {
            person.ToTable("people");
            person.Property(one => one.Id).HasMaxLength(Id);
            person.Property(one => one.Name).HasMaxLength(Person.LongestName);
            person.Property(one => one.Role).HasConversion<string>().HasMaxLength(20);
            person.Property(one => one.Language).HasMaxLength(2);
            person.HasIndex(one => one.NormalizedEmail).IsUnique();
        });
        model.Entity<IdentityUserClaim<string>>().ToTable("people_claims");
        model.Entity<IdentityUserLogin<string>>().ToTable("people_logins");
        model.Entity<IdentityUserToken<string>>().ToTable("people_tokens");
        model.Entity<PersonSession>(session =>
        {
            session.ToTable("sessions");
            session.Property(one => one.Id).HasMaxLength(Id);
            session.Property(one => one.PersonId).HasMaxLength(Id);
            session.Property(one => one.Browser).HasMaxLength(300);
            session.HasIndex(one => one.PersonId);
        });
        model.Entity<ApiKey>(key =>
        {
            key.ToTable("api_keys");
            key.Property(one => one.Id).HasMaxLength(Id);
            key.Property(one => one.Name).HasMaxLength(ApiKey.LongestName);
            key.Property(one => one.Role).HasConversion<string>().HasMaxLength(20);
            key.Property(one => one.Hash).HasMaxLength(64);
            key.Property(one => one.MadeBy).HasMaxLength(Id);
            key.HasIndex(one => one.Hash).IsUnique();
        });
        model.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("audit");
            entry.Property(one => one.PersonId).HasMaxLength(Id);
            entry.Property(one => one.Act).HasMaxLength(20);
            entry.HasIndex(one => one.At);
            entry.HasIndex(one => new { one.Entity, one.Key });
        });
    }
}
