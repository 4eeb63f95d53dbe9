using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Jobs;

namespace Retention.Web.Tests;

/// <summary>What a person does with a workspace: bring in files, see what became of them, run and plan jobs, start empty.</summary>
public sealed class WorkspaceTests(EmptyApp app) : IClassFixture<EmptyApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Warehouse Warehouse => app.Services.GetRequiredService<Warehouse>();

    [Fact]
    public async Task A_file_is_rehearsed_first_then_loaded_and_its_bad_row_waits_with_a_sentence()
    {
        using var client = app.Client();
        var before = (await LoadedFile.ReadAsync(Warehouse, 0, 10, Cancel)).Total;
        const string csv = "customer_id,name,created_at\nr1,Estudio Peña,2024-01-05\nr2,Nordlys,the day after\n";
        await UploadAsync(client, "customers.csv", csv, "rehearse");
        await UntilAsync(() => Task.FromResult(Desk.Last is { Rehearsal: not null }));
        (await LoadedFile.ReadAsync(Warehouse, 0, 10, Cancel)).Total.ShouldBe(before);
        (await client.GetStringAsync("/data", Cancel)).ShouldContain("Rehearsed, nothing was changed");

        var loadsBefore = await LoadsDoneAsync();
        await PostAsync(client, "/data?handler=LoadRehearsed");
        await UntilAsync(async () => Desk.Last is { Rehearsal: null } && await LoadsDoneAsync() > loadsBefore);
        var load = (await LoadedFile.ReadAsync(Warehouse, 0, 10, Cancel)).Rows[0];
        (load.Rows, load.Accepted, load.Quarantined, load.Skipped).ShouldBe((2, 1, 1, 0));
        Directory.Exists(Desk.Last!.Order.Path).ShouldBeFalse("an upload is thrown away once it is loaded");

        using var spanish = app.Client("es");
        var page = await spanish.GetStringAsync("/data?table=customers", Cancel);
        page.ShouldContain("the day after");
        page.ShouldContain("no es una fecha");
    }

    private async Task<int> LoadsDoneAsync() => (await Run.ReadAsync(Warehouse, Cancel)).Count(run => run is { Kind: "load", Status: "done" });

    [Fact]
    public async Task A_file_that_cannot_be_used_says_why_and_leaves_nothing()
    {
        using var client = app.Client();
        await UploadAsync(client, "nonsense.csv", "one,two\n1,2\n", "load");
        await UntilAsync(() => Task.FromResult(Desk.Last?.Order.Name == "nonsense.csv"));
        Desk.Last!.Files.Single().Refusal.ShouldNotBeNull();
        (await client.GetStringAsync("/data", Cancel)).ShouldContain("refused");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_and_an_empty_form_are_said_so()
    {
        using var client = app.Client();
        await PostAsync(client, "/data", new("path", "/no/such/folder"), new("act", "load"));
        (await client.GetStringAsync("/data", Cancel)).ShouldContain("There is no such file or folder on the server");
        await PostAsync(client, "/data", new("path", ""), new("act", "load"));
        (await client.GetStringAsync("/data", Cancel)).ShouldContain("Choose a file, or name a folder");
    }

    [Fact]
    public async Task An_upload_that_is_too_large_is_refused_before_it_travels()
    {
        // The answer is waited for, however busy the machine is: nothing is sent before it.
        using var client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = new Uri(app.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/data") { Content = new Huge() };
        request.Headers.ExpectContinue = true;
        using var response = await client.SendAsync(request, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldContain("That is too large");
    }

    [Fact]
    public async Task A_job_is_run_by_hand_and_its_schedule_changed()
    {
        using var client = app.Client();
        var runs = (await Run.ReadAsync(Warehouse, Cancel)).Count(run => run.Kind == "refresh");
        await PostAsync(client, "/jobs?handler=Run", new KeyValuePair<string, string>("job", "refresh"));
        await UntilAsync(async () => (await Run.ReadAsync(Warehouse, Cancel)).Count(run => run is { Kind: "refresh", Status: "done" }) > runs);

        await PostAsync(client, "/jobs?handler=Schedule", new("job", "refresh"), new("cron", "every night"));
        (await client.GetStringAsync("/jobs", Cancel)).ShouldContain("This is not a cron expression");
        await PostAsync(client, "/jobs?handler=Schedule", new("job", "refresh"), new("cron", "0 45 4 ? * *"));
        var page = await client.GetStringAsync("/jobs", Cancel);
        page.ShouldContain("Every day at 04:45");
        page.ShouldNotContain("This is not a cron expression");
    }

    [Theory]
    [InlineData("/data?held=-3&loads=0&table=%27%3Bdrop&rule=%3Cscript%3E")]
    [InlineData("/data?held=99999999999999999999&loads=x")]
    [InlineData("/jobs?handler=Nothing")]
    public async Task An_address_written_by_hand_never_ends_in_an_error(string address)
    {
        using var client = app.Client();
        using var response = await client.GetAsync(address, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldNotContain("<script>");
    }

    [Fact]
    public async Task Starting_empty_asks_first_and_only_ever_removes_the_sample()
    {
        using var client = app.Client();
        (await client.GetStringAsync("/start-empty", Cancel)).ShouldContain("There is no sample company");
        await Warehouse.WriteAsync("a test", (c, _) => Task.FromResult(c.Execute("insert or replace into ops.settings values ('sample', 'loaded')")), Cancel);
        (await client.GetStringAsync("/", Cancel)).ShouldContain("This is the sample company");
        (await client.GetStringAsync("/start-empty", Cancel)).ShouldContain("Remove the sample and start empty");
        await PostAsync(client, "/start-empty");
        (await LoadedFile.ReadAsync(Warehouse, 0, 10, Cancel)).Total.ShouldBe(0);
        (await client.GetStringAsync("/", Cancel)).ShouldNotContain("This is the sample company");
    }

    private LoadDesk Desk => app.Services.GetRequiredService<LoadDesk>();

    private static async Task UploadAsync(HttpClient client, string name, string text, string act)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(text), "files", name }, { new StringContent(act), "act" },
            { new StringContent(Html.Token(await client.GetStringAsync("/data", Cancel))), "__RequestVerificationToken" },
        };
        using var response = await client.PostAsync("/data", form, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task PostAsync(HttpClient client, string address, params KeyValuePair<string, string>[] fields)
    {
        using var form = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", Html.Token(await client.GetStringAsync("/", Cancel)))]);
        using var response = await client.PostAsync(address, form, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (await isSo()) return;
            await Task.Delay(100, Cancel);
        }

        Assert.Fail("It did not happen within a minute.");
    }

    private sealed class Huge : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

        protected override bool TryComputeLength(out long length)
        {
            length = LoadDesk.MostBytes * 2;
            return true;
        }
    }
}
