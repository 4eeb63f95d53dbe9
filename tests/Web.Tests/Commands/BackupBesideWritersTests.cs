using System.IO.Compression;
using Microsoft.Data.Sqlite;

namespace Retention.Web.Tests.Commands;

/// <summary>A backup waits for whoever is just writing.</summary>
public sealed class BackupBesideWritersTests : IDisposable
{
    private readonly TheProgram program = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("work.db")]
    [InlineData("schedule.db")]
    public async Task What_is_written_meanwhile_is_waited_for_and_is_in_it(string name)
    {
        program.Write("files/customers.csv", "customer_id,name,created_at\nr1,Estudio Peña,2024-01-05\n");
        await program.MustAsync("ingest", "files", "--as-of", "2024-06-30");
        await using var writer = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(program.Data, name), Pooling = false }.ConnectionString);
        await writer.OpenAsync(Stop);
        await AskAsync(writer, "create table noted (said text not null)");
        await AskAsync(writer, "begin exclusive");
        await AskAsync(writer, "insert into noted values ('before it ended')");

        var archive = Path.Combine(program.Folder, "one.zip");
        using var backup = program.Start("backup", "-o", archive);
        var problem = backup.StandardError.ReadToEndAsync(Stop);
        while (!File.Exists(archive + ".part") && !backup.HasExited) await Task.Delay(50, Stop);
        await Task.Delay(1500, Stop);
        await AskAsync(writer, "commit");
        await backup.WaitForExitAsync(Stop);
        backup.ExitCode.ShouldBe(0, await problem);

        var copy = Path.Combine(program.Folder, "copy.db");
        using (var zip = await ZipFile.OpenReadAsync(archive, Stop)) await zip.GetEntry(name)!.ExtractToFileAsync(copy, Stop);
        await using var saved = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ConnectionString);
        await saved.OpenAsync(Stop);
        (await AskAsync(saved, "select said from noted")).ShouldBe("before it ended");
    }

    public void Dispose() => program.Dispose();

    private static async Task<object?> AskAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Stop);
    }
}
