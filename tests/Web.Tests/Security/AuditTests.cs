using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Retention.Web.Security;
using Retention.Web.Security.Auditing;
using Retention.Web.Work;

namespace Retention.Web.Tests.Security;

/// <summary>The audit log tells who changed what, keeps no secret, and cannot be changed.</summary>
[Collection(nameof(SignedApp))]
public class AuditTests(SignedApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private AuditLog Log => app.Services.GetRequiredService<AuditLog>();

    private WorkDatabase Work => app.Services.GetRequiredService<WorkDatabase>();

    [Fact]
    public async Task A_change_is_told_with_before_and_after_who_and_from_where()
    {
        using var boss = await app.EnterAsync(Role.Executive);
        foreach (var value in new[] { "1000", "2000" })
        {
            using var set = await boss.SendAsync("/targets", "/targets", ("metric", "mrr"), ("period", "2031-01"), ("value", value));
        }

        using var gone = await boss.SendAsync("/targets", "/targets?handler=Delete", ("metric", "mrr"), ("period", "2031-01"));
        var lines = (await Log.ReadAsync(new() { Person = app.Of(Role.Executive).Id, Find = "2031-01" }, 0, 10, Stop)).Entries;
        lines.Select(one => one.Act).ShouldBe(["deleted", "changed", "added"]);
        lines.ShouldAllBe(one => one.Entity == "targets" && one.Key == "2031-01 mrr" && one.PersonName == "Executive" && one.Address == "127.0.0.1");
        lines[1].Change!.ShouldContain("\"value\":[1000");
        lines[1].Change!.ShouldContain("2000");
    }

    [Fact]
    public async Task Signing_in_being_refused_and_leaving_are_told()
    {
        var person = await app.AddAsync(Role.Viewer);
        using var ana = new SignedPerson(app);
        await ana.TryAsync(person.Email!, "not this one at all");
        await ana.SignInAsync(person.Email!, SignedApp.Password);
        using var left = await ana.SendAsync("/health", "/sign-out");
        (await Log.ReadAsync(new() { Find = person.Id }, 0, 10, Stop)).Entries.Select(one => one.Act).ShouldBe(["signed_out", "signed_in", "refused", "added"]);
    }

    [Fact]
    public async Task Exports_and_jobs_are_told_before_they_are_done()
    {
        using var analyst = await app.EnterAsync(Role.Analyst);
        using var file = await analyst.GetAsync("/health?handler=csv&where=segment:small");
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var line = (await Log.ReadAsync(new() { Act = "export", Person = app.Of(Role.Analyst).Id }, 0, 1, Stop)).Entries.Single();
        (line.Entity, line.Key, line.Change).ShouldBe(("/health", "get csv", "{\"where\":\"segment:small\"}"));
        using var job = await analyst.SendAsync("/jobs", "/jobs?handler=Run", ("job", "no-such-job"));
        (await Log.ReadAsync(new() { Act = "job", Person = app.Of(Role.Analyst).Id }, 0, 1, Stop)).Entries.Single().Change.ShouldBe("{\"job\":\"no-such-job\"}");
    }

    [Fact]
    public async Task No_secret_is_in_it()
    {
        var person = await app.AddAsync(Role.Viewer);
        using var ana = new SignedPerson(app);
        await ana.SignInAsync(person.Email!, SignedApp.Password);
        var key = (await ana.ReadAsync("/account/second")).QuerySelector(".second code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        using var done = await ana.SendAsync("/account", "/account?handler=Password", ("current", SignedApp.Password), ("next", "nine quiet lanterns 2"));
        var hash = (await Work.ReadAsync("select password_hash from people where id = @id", row => row.GetString(0), Stop, ("@id", person.Id)))[0];
        var told = string.Concat((await Log.ReadAsync(new(), 0, 10_000, Stop)).Entries.Select(one => one.Change));
        foreach (var secret in new[] { hash, key, SignedApp.Password, "nine quiet lanterns 2" }) told.ShouldNotContain(secret);
        told.ShouldContain("\"password_hash\":[\"•\",\"•\"]");
    }

    [Theory]
    [InlineData("update audit set person_name = 'Nobody'")]
    [InlineData("delete from audit")]
    public async Task A_line_can_be_neither_changed_nor_deleted(string sql)
    {
        await Log.WriteAsync(Acts.Changed, "test", "1", null, null, Stop);
        (await Should.ThrowAsync<DbException>(() => Work.ExecuteAsync(sql, Stop))).Message.ShouldContain("append-only");
    }

    [Fact]
    public async Task Without_its_line_nothing_is_changed()
    {
        await using var db = await Work.OpenAsync(Stop);
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        db.Add(new Target { Metric = "mrr", Period = "2032-01", Value = 1 });
        await db.SaveChangesAsync(Stop);
        await transaction.RollbackAsync(Stop);
        (await Log.ReadAsync(new() { Find = "2032-01" }, 0, 10, Stop)).Total.ShouldBe(0);
        (await db.Targets.CountAsync(one => one.Period == "2032-01", Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task It_is_read_in_parts_filtered_and_taken_along()
    {
        using var admin = await app.EnterAsync(Role.Administrator);
        var page = await admin.ReadAsync("/settings/audit?act=signed_in");
        page.QuerySelectorAll("table.audit tbody tr").Length.ShouldBeGreaterThan(0);
        using var file = await admin.GetAsync("/settings/audit?handler=csv&act=signed_in");
        (await file.Content.ReadAsStringAsync(Stop)).ShouldContain("signed_in");
        (await admin.ReadAsync("/settings/audit?find=%25_no_such_thing")).QuerySelectorAll("table.audit").ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_written_past_it()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Retention.sln"))) folder = folder.Parent;
        var past = Directory.EnumerateFiles(Path.Combine(folder.FullName, "src", "Web"), "*.cs", SearchOption.AllDirectories)
            // The migration's lock, the log itself, and visits, which are no change.
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetFileName(file) is not ("SqliteStore.cs" or "WorkDatabase.cs" or "CustomerVisits.cs"))
            .Where(file => File.ReadAllText(file) is var text && (text.Contains("ExecuteUpdate", StringComparison.Ordinal) || text.Contains("ExecuteDelete", StringComparison.Ordinal) || text.Contains("ExecuteSql", StringComparison.Ordinal)))
            .Select(Path.GetFileName);
        past.ShouldBeEmpty("the audit log sees what the change tracker sees");
    }
}

[Collection(nameof(SignedAppOnPostgres))]
public sealed class AuditTestsOnPostgres(SignedAppOnPostgres app) : AuditTests(app);
