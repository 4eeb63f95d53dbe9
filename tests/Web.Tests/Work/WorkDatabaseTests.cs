using Microsoft.EntityFrameworkCore;
using Retention.Web.Work;

namespace Retention.Web.Tests.Work;

/// <summary>The file of people's own data is made, brought up to date and found again; what is wrong with it never hides a number.</summary>
public sealed class WorkDatabaseTests : IAsyncDisposable
{
    private readonly AWorkDatabase work = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reading_makes_no_file()
    {
        await work.Database.StartAsync(Stop);
        (await work.Segments.SeenByAsync(null, Stop)).ShouldBeEmpty();
        (await work.Targets.AllAsync(Stop)).ShouldBeEmpty();
        (await work.Log.LatestAsync("2026-09", Stop)).ShouldBeNull();
        (work.Database.IsUsable, File.Exists(work.File)).ShouldBe((true, false));
    }

    [Fact]
    public async Task An_empty_folder_gets_every_table()
    {
        await using var db = await work.Database.OpenAsync(Stop);
        (await db.Segments.CountAsync(Stop) + await db.Targets.CountAsync(Stop) + await db.Commentaries.CountAsync(Stop)).ShouldBe(0);
        (await db.Database.GetPendingMigrationsAsync(Stop)).ShouldBeEmpty();
        db.Database.GetMigrations().Last().ShouldBe(WorkDbContext.LatestMigration);
        db.Database.HasPendingModelChanges().ShouldBeFalse("a change of an entity needs a migration");
    }

    [Fact]
    public async Task A_file_that_is_there_keeps_what_it_holds()
    {
        await work.Log.WriteAsync(new("2026-09", "Calm.", 0, null), Stop);
        var next = work.Open();
        await next.StartAsync(Stop);
        (await new CommentaryLog(next, TimeProvider.System).LatestAsync("2026-09", Stop))!.Text.ShouldBe("Calm.");
        await next.StopAsync(Stop);
    }

    [Fact]
    public async Task A_start_that_was_killed_while_it_migrated_does_not_stop_the_next()
    {
        work.Execute(
            """
            create table "__EFMigrationsLock" ("Id" integer not null primary key, "Timestamp" text not null);
            insert into "__EFMigrationsLock" values (1, '2026-01-01');
            """);
        await work.Database.StartAsync(Stop);
        (await work.Targets.AllAsync(Stop).WaitAsync(TimeSpan.FromSeconds(20), Stop)).ShouldBeEmpty();
        (await work.Log.WriteAsync(new("2026-09", "Calm.", 0, null), Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_is_none_is_not_used_and_not_touched()
    {
        await File.WriteAllTextAsync(work.File, "This is not a database, and it is longer than the header of one would be: " + new string('.', 200), Stop);
        var before = await File.ReadAllTextAsync(work.File, Stop);
        work.Database.IsUsable.ShouldBeFalse();
        (await work.Segments.SeenByAsync(null, Stop)).ShouldBeEmpty();
        (await File.ReadAllTextAsync(work.File, Stop)).ShouldBe(before);
    }

    public ValueTask DisposeAsync() => work.DisposeAsync();
}
