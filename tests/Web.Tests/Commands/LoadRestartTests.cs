using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Retention.Ingest;
using Retention.Web.Jobs;

namespace Retention.Web.Tests.Commands;

/// <summary>A program that follows its upload is answered after a restart too, and files that were cut off by a kill are taken in at the next start.</summary>
public sealed class LoadRestartTests : IDisposable
{
    private const int Customers = 150_000;
    private readonly TheProgram program = new();
    private readonly HttpClient client = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("waiting")]
    [InlineData("running")]
    [InlineData("building")]
    public async Task An_upload_that_a_kill_cut_off_is_taken_in_at_the_next_start_and_is_known_after_another_one(string cutAt)
    {
        string[] serve = ["serve", "--port", "0", "--empty", "--demo"];
        string where;
        using (var app = program.Start(serve))
        {
            var address = await TheProgram.ListeningAsync(app);
            where = await SendAsync(address);
            if (cutAt != "waiting") await UntilAsync(address + where, cutAt, "done");
            app.Kill();
            await app.WaitForExitAsync(Stop);
        }

        string done;
        using (var app = program.Start(serve))
        {
            var address = await TheProgram.ListeningAsync(app);
            var answer = await UntilAsync(address + where, "done", "failed");
            answer.GetProperty("state").GetString().ShouldBe("done", answer.ToString());
            answer.GetProperty("begun").GetInt32().ShouldBeInRange(1, 2);
            answer.GetProperty("files")[0].GetProperty("status").GetString().ShouldBeOneOf("loaded", "seen_before");
            var row = JsonDocument.Parse(await client.GetStringAsync($"{address}/api/v1/customers?after=c{Customers - 1:0000000}", Stop)).RootElement.GetProperty("rows").EnumerateArray().ShouldHaveSingleItem();
            row.GetProperty("name").GetString().ShouldBe($"Customer {Customers}");
            done = Still(answer);
            app.Kill();
            await app.WaitForExitAsync(Stop);
        }

        using (var app = program.Start(serve))
        {
            var address = await TheProgram.ListeningAsync(app);
            Still(JsonDocument.Parse(await client.GetStringAsync(address + where, Stop)).RootElement).ShouldBe(done);
            Still(JsonDocument.Parse(await client.GetStringAsync(address + "/api/v1/loads/latest", Stop)).RootElement).ShouldBe(done);
            Directory.GetDirectories(Path.Combine(program.Data, "uploads")).ShouldBeEmpty();
            app.Kill();
            await app.WaitForExitAsync(Stop);
        }
    }

    [Fact]
    public void Files_that_stop_the_program_twice_are_let_be_and_it_is_said()
    {
        var (folder, order) = (Path.Combine(program.Folder, "uploads"), (LoadOrder?)null);
        string Begun()
        {
            var log = new UploadLog(folder);
            if (order is null) log.Take(order = new(log.NewFolder(), "a.csv", false), DateTime.UnixEpoch);
            log.Begin(order);
            var upload = log.Find(UploadLog.IdOf(order)).ShouldNotBeNull();
            log.Unfinished.Count.ShouldBe(upload.IsOver ? 0 : 1);
            return $"{upload.State} {upload.Begun} {upload.Reason}".TrimEnd();
        }

        new[] { Begun(), Begun(), Begun() }.ShouldBe(["running 1", "running 2", "failed 2 stopped"]);
        Directory.Exists(order!.Path).ShouldBeFalse();
    }

    [Fact]
    public void Files_that_are_gone_and_a_record_that_cannot_be_read_are_said_or_passed_over()
    {
        var folder = Path.Combine(program.Folder, "uploads");
        var log = new UploadLog(folder);
        LoadOrder[] orders = [new(log.NewFolder(), "a.csv", false), new(log.NewFolder(), "b.csv", true)];
        foreach (var order in orders) log.Take(order, DateTime.UnixEpoch);
        log.Tell(orders[1], "done", [new("b.csv", LoadStatus.Loaded, "customers", 1, 2, 1, 1, 0, null, ["raw.customers"]) { SkippedBecause = new Dictionary<string, long> { ["blank"] = 3 } }]);
        Directory.Delete(orders[0].Path, recursive: true);
        File.WriteAllText(Path.Combine(folder, "broken.json"), "{");
        var again = new UploadLog(folder);
        again.Find(UploadLog.IdOf(orders[0]))!.Reason.ShouldBe("gone");
        again.Find(UploadLog.IdOf(orders[1]))!.Files.ShouldHaveSingleItem().SkippedBecause["blank"].ShouldBe(3);
        again.Begin(orders[1]).ShouldBeNull();
        again.Begin(orders[1] with { Rehearse = false }).ShouldBe("waiting");
        again.Find("broken").ShouldBeNull();
    }

    public void Dispose()
    {
        client.Dispose();
        program.Dispose();
    }

    private async Task<string> SendAsync(string address)
    {
        var csv = new StringBuilder("customer_id,name,country,currency,created_at\n");
        for (var i = 1; i <= Customers; i++) csv.Append(CultureInfo.InvariantCulture, $"c{i:0000000},Customer {i},ES,EUR,2026-01-01\n");
        var part = new ByteArrayContent(Encoding.UTF8.GetBytes(csv.ToString()));
        part.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent { { part, "files", "customers.csv" } };
        using var response = await client.PostAsync(address + "/api/v1/loads", form, Stop);
        return response.EnsureSuccessStatusCode().Headers.Location!.ToString();
    }

    private async Task<JsonElement> UntilAsync(string address, params string[] states)
    {
        for (var i = 0; i < 12_000; i++)
        {
            var answer = JsonDocument.Parse(await client.GetStringAsync(address, Stop)).RootElement;
            if (states.Contains(answer.GetProperty("state").GetString())) return answer;
            await Task.Delay(10, Stop);
        }

        throw new TimeoutException($"two minutes and none of {string.Join(", ", states)}");
    }

    private static string Still(JsonElement answer) => $"{answer.GetProperty("id")} {answer.GetProperty("state")} {answer.GetProperty("begun")} {answer.GetProperty("files")}";
}
