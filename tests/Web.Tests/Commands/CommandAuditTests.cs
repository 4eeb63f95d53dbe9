using Microsoft.Extensions.Logging.Abstractions;
using Retention.Web.Tests.Work;
using Retention.Web.Work;

namespace Retention.Web.Tests.Commands;

/// <summary>What a command changes stands in the audit log, where there is one.</summary>
public sealed class CommandAuditTests : IDisposable
{
    private readonly TheProgram program = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_load_and_a_policy_changed_by_a_command_are_told(bool onServer)
    {
        var server = onServer ? PostgresServer.NewDatabase() : null;
        program.Write("files/customers.csv", "customer_id,name,created_at\nr1,Estudio Peña,2024-01-05\n");
        await program.MustAsync("ingest", "files", "--as-of", "2024-06-30");
        File.Exists(Path.Combine(program.Data, "work.db")).ShouldBeFalse("no log is begun where nobody has written anything");
        var work = new WorkDatabase(new ServeOptions(program.Data, Work: server), NullLogger<WorkDatabase>.Instance);
        (await new CommentaryLog(work, TimeProvider.System).WriteAsync(new("2024-06", "Calm.", 0, null), Stop)).ShouldBeNull();
        program.Write("more/customers.csv", "customer_id,name,created_at\nr2,Two,2024-02-05\n");
        if (server is not null) program.Variables["RETENTION_WORK"] = server.ConnectionString;
        await program.MustAsync("ingest", "more");
        for (var i = 0; i < 2; i++) await program.MustAsync("refresh", "--policy", "netting=month");
        var told = await work.ReadAsync("select act, entity, key, change, person_name from audit order by id", row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)), Stop);
        told.Count.ShouldBe(2, "the second refresh changed nothing");
        (told[0].Item1, told[0].Item2, told[0].Item3).ShouldBe(("load", "ingest", "customers.csv"));
        (told[1].Item1, told[1].Item2, told[1].Item3, told[1].Item4).ShouldBe(("policy", "refresh", "netting", """{"netting":["event","month"]}"""));
        told.ShouldAllBe(one => one.Item5.StartsWith("./retention ("));
        await work.StopAsync(Stop);
    }

    public void Dispose() => program.Dispose();
}
