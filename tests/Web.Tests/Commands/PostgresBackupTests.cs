using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Retention.Web.Tests.Work;
using Retention.Web.Work;

namespace Retention.Web.Tests.Commands;

/// <summary>What people wrote on a PostgreSQL server goes into the archive and comes back: into an empty database, or in place of what is there, all of it or nothing of it.</summary>
public sealed class PostgresBackupTests : IDisposable
{
    private readonly TheProgram program = new();
    private readonly WorkServer server = PostgresServer.NewDatabase();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Archive => Path.Combine(program.Folder, "one.zip");

    [Fact]
    public async Task What_was_saved_comes_back_in_an_empty_database_and_can_be_written_on()
    {
        await SaveAsync("Calm, con ñ y 🐘.");
        var other = PostgresServer.NewDatabase();
        var without = await program.RunAsync("restore", Archive, "--data", Path.Combine(program.Folder, "x"));
        (without.Code, without.Error.Contains("RETENTION_WORK", StringComparison.Ordinal)).ShouldBe((1, true), without.Error);
        var place = Path.Combine(program.Folder, "a new one");
        await program.MustAsync("restore", Archive, "--data", place, "--work", other.ConnectionString);
        (await ReadAsync(other)).ShouldBe("Calm, con ñ y 🐘.");
        Directory.EnumerateFiles(place, "work*").ShouldBeEmpty("what people wrote is on the server, and not beside the numbers");
        await WriteAsync(other, "Second.", 1);
        (await ReadAsync(other)).ShouldBe("Second.");
        Should.Throw<PostgresException>(() => PostgresServer.Execute(other.Database, "truncate audit")).MessageText.ShouldContain("append-only");
        PostgresServer.Execute(other.Database, "insert into outbox (key, address, subject, text, html, state, next_at, made_at, attempts, message_id) select 'k', 'a', 's', 't', 'h', 'sent', now(), now(), 0, 'm'");
    }

    [Fact]
    public async Task Tables_in_use_stay_until_somebody_says_replace_and_are_then_put_aside_as_a_dump()
    {
        PostgresServer.Execute(server.Database, "create table theirs (x int); insert into theirs values (7)");
        await SaveAsync("First.");
        await WriteAsync(server, "Second.", 1);
        var refused = await program.RunAsync("restore", Archive, "--data", Path.Combine(program.Folder, "other"), "--work", server.ConnectionString);
        (refused.Code, refused.Error.Contains("--replace", StringComparison.Ordinal)).ShouldBe((1, true), refused.Error);
        (await ReadAsync(server)).ShouldBe("Second.");

        await program.MustAsync("restore", Archive, "--replace", "--work", server.ConnectionString);
        (await ReadAsync(server)).ShouldBe("First.");
        var aside = Directory.GetDirectories(program.Folder, "data.before-*").ShouldHaveSingleItem();
        new FileInfo(Path.Combine(aside, "work.dump")).Length.ShouldBeGreaterThan(1000);
        PostgresServer.Execute(server.Database, "alter table theirs add constraint seven check (x = 7)");
    }

    [Fact]
    public async Task One_that_breaks_off_leaves_the_tables_as_they_were()
    {
        await SaveAsync("First.");
        await WriteAsync(server, "Second.", 1);
        PostgresServer.Execute(server.Database, "drop index \"IX_tasks_list\"; create table theirs (x int); create index \"IX_tasks_list\" on theirs (x)");
        var said = await program.RunAsync("restore", Archive, "--replace", "--work", server.ConnectionString);
        (said.Code, said.Error.Contains("IX_tasks_list", StringComparison.Ordinal)).ShouldBe((1, true), said.Error);
        said.Error.ShouldNotContain("not-a-secret");
        (await ReadAsync(server)).ShouldBe("Second.");
        Directory.Exists(program.Data).ShouldBeTrue();
        Directory.EnumerateFiles(program.Folder, "*.sql", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_people_it_says_so_and_a_server_that_is_empty_is_no_backup()
    {
        await IngestAsync();
        var empty = await program.RunAsync("backup", "-o", Archive, "--work", server.ConnectionString);
        (empty.Code, empty.Error.Contains("--without-work", StringComparison.Ordinal)).ShouldBe((1, true), empty.Error);
        File.Exists(Archive).ShouldBeFalse();
        (await program.MustAsync("backup", "-o", Archive, "--work", server.ConnectionString, "--without-work")).Error.ShouldContain("What people write is not in it");
    }

    public void Dispose() => program.Dispose();

    private async Task SaveAsync(string commentary)
    {
        await IngestAsync();
        await WriteAsync(server, commentary, 0);
        var saved = await program.MustAsync("backup", "-o", Archive, "--work", server.ConnectionString, "--format", "json");
        saved.Error.ShouldContain("verified");
        saved.Json.EnumerateArray().Select(part => part.GetProperty("part").GetString()).ShouldContain("work.dump");
    }

    private async Task IngestAsync()
    {
        program.Write("files/customers.csv", "customer_id,name,created_at\nr1,Estudio Peña,2024-01-05\n");
        await program.MustAsync("ingest", "files", "--as-of", "2024-06-30");
    }

    private async Task<string?> ReadAsync(WorkServer where)
    {
        var database = Open(where);
        var text = (await new CommentaryLog(database, TimeProvider.System).LatestAsync("2026-09", Stop))?.Text;
        await database.StopAsync(Stop);
        return text;
    }

    private async Task WriteAsync(WorkServer where, string commentary, int version)
    {
        var database = Open(where);
        (await new CommentaryLog(database, TimeProvider.System).WriteAsync(new("2026-09", commentary, version, null), Stop)).ShouldBeNull();
        await database.StopAsync(Stop);
    }

    private WorkDatabase Open(WorkServer where) => new(new ServeOptions(program.Data, Work: where), NullLogger<WorkDatabase>.Instance);
}
