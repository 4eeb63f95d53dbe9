using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Retention.Web.Tests.Work;
using Retention.Web.Work;

namespace Retention.Web.Tests.Commands;

/// <summary>What the app has said it kept is there after it was killed while others wrote.</summary>
public sealed class KillTests : IDisposable
{
    private readonly TheProgram program = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_that_was_acknowledged_is_lost(bool onServer)
    {
        var server = onServer ? PostgresServer.NewDatabase() : null;
        List<(string Period, string Text)> kept = [];
        for (var round = 1; round <= 3; round++)
        {
            using var app = program.Start(["serve", "--port", "0", "--empty", "--demo", .. server is null ? Array.Empty<string>() : ["--work", server.ConnectionString]]);
            var address = await TheProgram.ListeningAsync(app);
            var writers = Enumerable.Range(0, 3).Select(writer => WriteAsync(address, $"{2020 + round}-{writer + 1:00}", kept)).ToList();
            var enough = kept.Count + (7 * round);
            for (var waited = Stopwatch.StartNew(); kept.Count < enough && waited.Elapsed < TimeSpan.FromMinutes(5); await Task.Delay(3, Stop)) writers.ShouldAllBe(writer => !writer.IsFaulted);
            app.Kill();
            await app.WaitForExitAsync(Stop);
            await Task.WhenAll(writers);
        }

        kept.Count.ShouldBeGreaterThan(40);
        var database = new WorkDatabase(new ServeOptions(program.Data, Work: server), NullLogger<WorkDatabase>.Instance);
        await database.StartAsync(Stop);
        foreach (var of in kept.GroupBy(one => one.Period))
        {
            var found = (await new CommentaryLog(database, TimeProvider.System).VersionsAsync(of.Key, Stop)).Select(version => version.Text).ToHashSet();
            of.Select(one => one.Text).Where(text => !found.Contains(text)).ShouldBeEmpty();
            found.Count.ShouldBeLessThanOrEqualTo(of.Count() + 1, "at most the one that was under way is there besides");
        }

        await database.StopAsync(Stop);
    }

    public void Dispose() => program.Dispose();

    private static async Task WriteAsync(string address, string period, List<(string, string)> kept)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };
        try
        {
            var token = Html.Token(await client.GetStringAsync("/segments", Stop));
            for (var version = 0; ; version++)
            {
                var text = $"{period} version {(version + 1).ToString(CultureInfo.InvariantCulture)}";
                using var form = new FormUrlEncodedContent([new("period", period), new("version", version.ToString(CultureInfo.InvariantCulture)), new("text", text), new("back", "/"), new("__RequestVerificationToken", token)]);
                using var said = await client.PostAsync("/commentary", form, Stop);
                said.StatusCode.ShouldBe(HttpStatusCode.Redirect);
                lock (kept) kept.Add((period, text));
            }
        }
        catch (HttpRequestException)
        {
            // The app was killed.
        }
    }
}
