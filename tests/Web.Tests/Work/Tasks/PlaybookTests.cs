using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;
using Retention.Web.Work;
using Retention.Web.Work.Mail;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Tests.Work.Tasks;

/// <summary>Playbooks over the sample: once each, one open for a customer and cause, no more than enough for a day, whatever interrupts them.</summary>
public abstract class PlaybookTests(RunningApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_that_are_cut_off_and_begun_again_open_everything_once()
    {
        var (runner, book) = (app.Services.GetRequiredService<PlaybookRunner>(), app.Services.GetRequiredService<PlaybookBook>());
        await runner.RunAsync(Stop);
        var first = await OpenAsync();
        first.ShouldNotBeEmpty();
        first.GroupBy(task => task.Book).Max(own => own.Count()).ShouldBeLessThanOrEqualTo(TaskSettings.UsualCap);
        var waiting = (await app.Services.GetRequiredService<PlaybookResults>().ReadAsync(Stop)).Sum(one => one.Run!.Waiting);
        waiting.ShouldBeGreaterThan(0, "the sample has more to do than a day holds");

        (await book.CapAsync("1000", Stop)).ShouldBeNull();
        for (var wait = 1; wait < 200; wait *= 2)
        {
            using var cut = new CancellationTokenSource(TimeSpan.FromMilliseconds(wait));
            try
            {
                await runner.RunAsync(cut.Token);
            }
            catch (OperationCanceledException)
            {
                // As a process that is killed: what it had kept is kept.
            }
        }

        await runner.RunAsync(Stop);
        var all = await OpenAsync();
        (all.Count - first.Count).ShouldBe((int)waiting, "what waited, and nothing else");
        all.GroupBy(task => (task.CustomerId, task.Cause)).ShouldAllBe(own => own.Count() == 1);
        await runner.RunAsync(Stop);
        (await OpenAsync()).Count.ShouldBe(all.Count);
        (await app.Services.GetRequiredService<PlaybookResults>().ReadAsync(Stop)).ShouldAllBe(one => one.Run!.Waiting == 0);

        // The weights beside the tasks are those of the warehouse, and the first ten are the heaviest.
        var weights = await TaskWeight.ReadAsync(
            app.Services.GetRequiredService<Warehouse>(), JsonSerializer.Serialize(all.Select(task => new { id = task.Id, customer_id = task.CustomerId, due_on = task.DueOn })), Stop);
        var kept = all.ToDictionary(task => task.Id);
        weights.ShouldAllBe(one => one.Weight == kept[one.Id].Weight && one.Mrr == kept[one.Id].Mrr && one.Csm == kept[one.Id].Book);
        var ten = await app.Services.GetRequiredService<TaskList>().TodayAsync(Member.Nobody, null, Stop);
        ten.Select(task => task.Weight).ShouldBe(weights.Select(one => one.Weight).Take(10));
    }

    [Fact]
    public async Task A_mail_of_the_day_is_in_the_readers_language_and_what_comes_from_data_is_escaped()
    {
        var services = app.Services;
        var digest = new Digest(
            services.GetRequiredService<WorkDatabase>(), services.GetRequiredService<TaskList>(), services.GetRequiredService<Outbox>(),
            new("mail.example", 25, "none", null, null, "retention@example.com", "https://retention.example"), services.GetRequiredService<Warehouse>(), new(), new());
        WorkTask task = new()
        {
            Id = 7, Title = "Call <b>them</b>\nBcc: x", TitleEs = "Llamar", CustomerId = "c1", CustomerName = "Peña & <i>Co</i>", State = "open", Mrr = 1234.5m, DueOn = new(2026, 11, 23), MadeOn = new(2026, 11, 20),
            Cause = "no_touch", Value = 100, HappenedOn = new(2026, 11, 1),
        };
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("en"));
        var (subject, text, html) = digest.Compose([task], new(2026, 11, 23));
        subject.ShouldBe("1 task to do first on Nov 23, 2026".Replace("Nov 23, 2026", new Retention.Web.Language.Format().Day(new(2026, 11, 23)), StringComparison.Ordinal));
        text.ShouldContain("- Call <b>them</b> Bcc: x\n");
        text.ShouldContain("https://retention.example/tasks/7");
        html.ShouldContain("Call &lt;b&gt;them&lt;/b&gt;");
        html.ShouldContain("&amp; &lt;i&gt;Co&lt;/i&gt;");
        html.ShouldNotContain("<i>");
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo("es"), CultureInfo.GetCultureInfo("es"));
        digest.Compose([task], new(2026, 11, 23)).Subject.ShouldStartWith("1 tarea que hacer primero");
        digest.Compose([task], new(2026, 11, 23)).Text.ShouldContain("- Llamar\n");
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_digest_is_written_once_a_day_for_each_reader()
    {
        var services = app.Services;
        await services.GetRequiredService<PlaybookRunner>().RunAsync(Stop);
        var outbox = services.GetRequiredService<Outbox>();
        var digest = new Digest(
            services.GetRequiredService<WorkDatabase>(), services.GetRequiredService<TaskList>(), outbox,
            new("mail.example", 25, "none", null, null, "retention@example.com", "https://retention.example"), services.GetRequiredService<Warehouse>(), new(), new());
        (await digest.SaveAsync(new("eva@example.com", "es", null), Stop)).ShouldBeNull();
        (await digest.SaveAsync(new("nobody@example.com", "en", "A book that is empty"), Stop)).ShouldBeNull();
        for (var i = 0; i < 3; i++) await digest.WriteAsync(Stop);
        var mail = (await outbox.LatestAsync(Stop)).ShouldHaveSingleItem();
        (mail.Address, mail.State).ShouldBe(("eva@example.com", "waiting"));
        mail.Subject.ShouldStartWith("10 tareas que hacer primero el");
    }

    [Fact]
    public async Task A_playbook_that_somebody_changes_takes_the_place_of_the_shipped_one_and_the_second_is_told()
    {
        var book = app.Services.GetRequiredService<PlaybookBook>();
        PlaybookForm form = new("card_expires", null, "45", 0, [new("0", "7", "Ask", "Pedir"), new("3", "7", " ", "")]);
        (await book.SaveAsync(form with { Limit = "0" }, Stop)).ShouldBe("limit");
        (await book.SaveAsync(form with { Cause = "full_moon" }, Stop)).ShouldBe("cause");
        (await book.SaveAsync(form with { Steps = [] }, Stop)).ShouldBe("steps");
        (await book.SaveAsync(form with { Steps = [new("0", "7", "Ask", " ")] }, Stop)).ShouldBe("titles");
        (await book.SaveAsync(form with { Steps = [new("-1", "7", "Ask", "Pedir")] }, Stop)).ShouldBe("days");
        (await book.SaveAsync(form, Stop)).ShouldBeNull();
        (await book.SaveAsync(form, Stop)).ShouldBe("overtaken");
        var kept = (await book.ReadAsync(Stop)).Single(one => one.Cause == "card_expires");
        (kept.IsOn, kept.Limit, kept.Steps.Single(), kept.Version).ShouldBe((false, 45, new PlaybookStep(0, 7, "Ask", "Pedir"), 1));
        (await book.SaveAsync(form with { On = "on", Version = 1 }, Stop)).ShouldBeNull();
        (await book.CapAsync("many", Stop)).ShouldBe("cap");
    }

    private async Task<IReadOnlyList<WorkTask>> OpenAsync()
    {
        List<WorkTask> all = [];
        for (var page = 1; ; page++)
        {
            var part = await app.Services.GetRequiredService<TaskList>().PageAsync(new() { Page = page.ToString(CultureInfo.InvariantCulture) }, Member.Nobody, Stop);
            all.AddRange(part.Rows.Where(task => task.Step is not null));
            if (part.Rows.Count < TaskList.PageSize) return all;
        }
    }
}

public sealed class PlaybookTestsOnSqlite(SampleApp app) : PlaybookTests(app), IClassFixture<SampleApp>;

public sealed class PlaybookTestsOnPostgres(SampleAppOnPostgres app) : PlaybookTests(app), IClassFixture<SampleAppOnPostgres>;
