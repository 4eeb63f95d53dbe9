using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Warehousing;
using Retention.Web.Language;
using Retention.Web.Security;
using Retention.Web.Work;
using Retention.Web.Work.Mail;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Tests.Security;

/// <summary>Tasks are given to people by name, and whoever wants has their own of the day sent to them.</summary>
[Collection(nameof(SignedApp))]
public class OwnTaskTests(SignedApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Due => app.Services.GetRequiredService<Warehouse>().AsOf.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private string Foreign => app.Books.First(one => one.Value is { } book && book != app.Book).Key;

    [Fact]
    public async Task A_task_is_given_to_somebody_of_the_list_who_then_sees_it_and_can_be_given_back()
    {
        using var ana = await app.EnterAsync(Role.Analyst);
        var (csm, viewer) = (app.Of(Role.Csm), app.Of(Role.Viewer));
        var listed = (await ana.ReadAsync("/tasks/new")).QuerySelectorAll("#task-owner option").Select(one => one.GetAttribute("value")).ToList();
        listed.ShouldContain(csm.Id);
        listed.ShouldNotContain(viewer.Id, "who only reads is given nothing to do");
        var title = $"Given {Guid.NewGuid():n}";
        (await ana.SendAsync("/tasks/new", "/tasks/new", ("customer", Foreign), ("title", title), ("dueOn", Due), ("owner", csm.Id))).Headers.Location!.OriginalString.ShouldBe("/tasks");
        using var his = await app.EnterAsync(Role.Csm);
        var link = (await his.ReadAsync("/tasks?mine=true&cause=people")).QuerySelectorAll("#list a.who").Single(one => one.TextContent == title).GetAttribute("href")!;
        (await ana.ReadAsync(link)).QuerySelector("main .facts")!.TextContent.ShouldContain(csm.Name);
        foreach (var nobody in new[] { viewer.Id, "nobody" })
        {
            (await ana.ShownAsync(link, link, ("version", "1"), ("title", title), ("dueOn", Due), ("owner", nobody))).QuerySelector("main .notice.bad")!.TextContent.ShouldContain("cannot be given");
        }

        (await ana.SendAsync(link, link, ("version", "1"), ("title", title), ("dueOn", Due), ("owner", "book"))).Headers.Location.ShouldNotBeNull();
        (await his.StatusAsync(link)).ShouldBe(404, "it is again whose book the customer is in");
    }

    [Fact]
    public async Task Who_wants_gets_their_own_tasks_of_the_day_and_no_others()
    {
        var person = await app.AddAsync(Role.Csm, app.Book);
        using var csm = new SignedPerson(app);
        await csm.SignInAsync(person.Email!, SignedApp.Password);
        using var ana = await app.EnterAsync(Role.Analyst);
        (string Title, string Customer, string Owner)[] tasks = [("Own book", app.Books.First(one => one.Value == app.Book).Key, "book"), ("Given", Foreign, person.Id), ("Foreign", Foreign, "book")];
        foreach (var (title, customer, owner) in tasks) (await ana.SendAsync("/tasks/new", "/tasks/new", ("customer", customer), ("title", $"{title} {person.Id}"), ("dueOn", Due), ("owner", owner))).Headers.Location.ShouldNotBeNull();

        (await csm.ReadAsync("/account")).QuerySelector("#digest button")!.GetAttribute("value").ShouldBe("true");
        for (var i = 0; i < 2; i++) (await csm.SendAsync("/account", "/account?handler=Digest", ("wanted", "true"))).Headers.Location!.OriginalString.ShouldBe("/account#digest");
        (await csm.ReadAsync("/account")).QuerySelector("#digest button")!.GetAttribute("value").ShouldBe("false");
        var services = app.Services;
        var digest = Digest();
        (await digest.ReadersAsync(Stop)).Single(one => one.Address == person.Email).Person.ShouldBe(person.Id);
        await digest.WriteAsync(Stop);
        var mail = (await services.GetRequiredService<Outbox>().LatestAsync(Stop)).Single(one => one.Address == person.Email);
        var told = (await services.GetRequiredService<WorkDatabase>().ReadAsync("select text from outbox where id = @id", row => row.GetString(0), Stop, ("@id", mail.Id)))[0];
        told.ShouldContain($"Given {person.Id}");
        told.ShouldNotContain("Foreign");

        await csm.SendAsync("/account", "/account?handler=Digest", ("wanted", "false"));
        (await digest.ReadersAsync(Stop)).ShouldNotContain(one => one.Address == person.Email);

        Digest Digest() => new(
            services.GetRequiredService<WorkDatabase>(), services.GetRequiredService<TaskList>(), services.GetRequiredService<Outbox>(),
            new("mail.example", 25, "none", null, null, "retention@example.com", "https://retention.example"), services.GetRequiredService<Warehouse>(), new Words(), new Format());
    }
}

[Collection(nameof(SignedAppOnPostgres))]
public sealed class OwnTaskTestsOnPostgres(SignedAppOnPostgres app) : OwnTaskTests(app);
