using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Retention.Web.Work;

namespace Retention.Web.Tests.Work;

/// <summary>The tables on PostgreSQL are those of SQLite; a server that does not answer hides no number and gives no secret away.</summary>
public sealed class WorkServerTests
{
    private const string Nobody = "Host=127.0.0.1;Port=1;Database=none;Username=who;Password=s3cret-word";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_database_gets_every_table_and_no_change_is_without_a_migration()
    {
        await using var work = new AWorkDatabase(onServer: true);
        await using var db = await work.Database.OpenAsync(Stop);
        (await db.Segments.CountAsync(Stop) + await db.Targets.CountAsync(Stop) + await db.Commentaries.CountAsync(Stop)).ShouldBe(0);
        (await db.Database.GetPendingMigrationsAsync(Stop)).ShouldBeEmpty();
        db.Database.GetMigrations().Last().ShouldBe(PostgresWorkDbContext.LatestPostgresMigration);
        db.Database.HasPendingModelChanges().ShouldBeFalse("a change of an entity needs a migration for PostgreSQL too");
    }

    [Fact]
    public async Task Both_have_the_same_tables_and_columns()
    {
        await using var on = new AWorkDatabase(onServer: true);
        await using var file = new AWorkDatabase();
        await using var there = await on.Database.OpenAsync(Stop);
        await using var here = await file.Database.OpenAsync(Stop);
        Columns(there).ShouldBe(Columns(here));

        static string[] Columns(WorkDbContext db) => [.. db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties().Select(property => $"{entity.GetTableName()}.{property.GetColumnName()} {property.IsNullable}")).Order()];
    }

    [Fact]
    public async Task The_next_start_finds_what_was_written()
    {
        await using var work = new AWorkDatabase(onServer: true);
        await work.Database.StartAsync(Stop);
        (await work.Log.WriteAsync(new("2026-09", "Calm, con ñ y 🐘\0.", 0, null), Stop)).ShouldBeNull();
        var next = work.Open();
        await next.StartAsync(Stop);
        var kept = (await new CommentaryLog(next, TimeProvider.System).LatestAsync("2026-09", Stop))!;
        kept.Text.ShouldBe("Calm, con ñ y 🐘.", "PostgreSQL keeps no NUL");
        kept.WrittenAt.ShouldBe(DateTime.UtcNow, TimeSpan.FromMinutes(1), "moments are in UTC, whatever the zone of the server");
        await next.StopAsync(Stop);
    }

    [Theory]
    [InlineData("Host=h;Database=d", 20, 5, 10)]
    [InlineData("postgres://who@h/d", 20, 5, 10)]
    [InlineData("Host=h;Database=d;Maximum Pool Size=7;Timeout=3", 7, 3, 10)]
    [InlineData("postgres://who@h/d?Maximum%20Pool%20Size=50&Command%20Timeout=60", 50, 5, 60)]
    [InlineData("Host=h;Database=d;Minimum Pool Size=30", 30, 5, 10)]
    public void It_takes_a_part_of_the_connections_of_a_server_and_waits_for_a_while_unless_it_is_told_otherwise(string address, int connections, int connecting, int waiting)
    {
        var parts = new Npgsql.NpgsqlConnectionStringBuilder(WorkServer.Read(address)!.ConnectionString);
        (parts.MaxPoolSize, parts.Timeout, parts.CommandTimeout).ShouldBe((connections, connecting, waiting));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_passed_over_in_reading_and_said_in_writing()
    {
        var database = new WorkDatabase(new ServeOptions(Path.GetTempPath(), Work: WorkServer.Read(Nobody)), NullLogger<WorkDatabase>.Instance);
        await database.StartAsync(Stop);
        database.IsUsable.ShouldBeFalse();
        (await new SavedSegments(database, TimeProvider.System).SeenByAsync(null, Stop)).ShouldBeEmpty();
        var said = await Should.ThrowAsync<WorkUnreachableException>(() => new CommentaryLog(database, TimeProvider.System).WriteAsync(new("2026-09", "Calm.", 0, null), Stop));
        said.Message.ShouldContain("127.0.0.1:1 does not answer");
        said.ToString().ShouldNotContain("s3cret");
        await database.StopAsync(Stop);
    }

    [Theory]
    [InlineData("Host=db;Database=work;Username=ana;Password=s3cret", "The PostgreSQL database work at db:5432")]
    [InlineData("postgres://ana:s3cret@db.example:6432/work?sslmode=verify-full", "The PostgreSQL database work at db.example:6432")]
    [InlineData("postgresql://ana:s3cr%40et@db/work", "The PostgreSQL database work at db:5432")]
    public void An_address_is_read_in_two_ways_of_writing_and_says_no_secret(string text, string place) =>
        (WorkServer.Read(text)!.ToString(), new ServeOptions("x", Work: WorkServer.Read(text)).ToString().Contains("s3cr", StringComparison.Ordinal)).ShouldBe((place, false));

    [Theory]
    [InlineData("s3cret")]
    [InlineData("s3cret=1;Host=db")]
    [InlineData("Host=db;Password=s3cret")]
    [InlineData("postgres://ana:s3cret@db:99999/work")]
    [InlineData("postgres://ana:s3cret@db/work?s3cret=1")]
    [InlineData("mysql://ana:s3cret@db/work")]
    public void What_cannot_be_read_is_not_repeated(string text)
    {
        var said = Should.Throw<FormatException>(() => WorkServer.Read(text));
        said.ToString().ShouldNotContain("s3cret");
        said.Message.ShouldContain("RETENTION_WORK");
    }

    [Fact]
    public void Nothing_is_work_db() => (WorkServer.Read(null), WorkServer.Read("  ")).ShouldBe((null, null));
}
