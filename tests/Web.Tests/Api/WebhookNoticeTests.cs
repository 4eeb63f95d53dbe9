using Microsoft.Extensions.DependencyInjection;
using Retention.Web.Charts;
using Retention.Web.Language;
using Retention.Web.Security;
using Retention.Web.Work;
using Retention.Web.Work.Mail;
using Retention.Web.Work.Webhooks;

namespace Retention.Web.Tests.Api;

/// <summary>Administrators are told by mail that a webhook was turned off after failing for days: each once, in their language.</summary>
public sealed class WebhookNoticeTests(WebhookApp app) : IClassFixture<WebhookApp>
{
    private static readonly MailSettings Settings = new("mail.example.com", 25, "none", null, null, "retention@example.com", "https://retention.example.com");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private WorkDatabase Work => app.Services.GetRequiredService<WorkDatabase>();

    private Outbox Box => new(Work, Settings, app.Clock);

    [Fact]
    public async Task Who_fails_for_days_is_told_of_and_who_was_turned_off_by_hand_is_not()
    {
        var spanish = await app.AddAsync(Role.Administrator);
        var gone = await app.AddAsync(Role.Administrator);
        await using (var db = await Work.OpenAsync(Stop))
        {
            (await db.Users.FindAsync([spanish.Id], Stop))!.Language = "es";
            (await db.Users.FindAsync([gone.Id], Stop))!.LeftAt = DateTime.UtcNow;
            await db.SaveChangesAsync(Stop);
        }

        var desk = app.Services.GetRequiredService<WebhookDesk>();
        foreach (var address in new[] { "http://127.0.0.1:1/hook?of=me&for=you", "http://127.0.0.1:2/by-hand" }) (await desk.MakeAsync(new(address, ["load.done"]), Member.Nobody, Stop)).Refused.ShouldBeNull();
        var hooks = await desk.AllAsync(Stop);
        await desk.ActAsync("off", hooks.Single(one => one.Address.EndsWith("by-hand", StringComparison.Ordinal)).Id, Stop);
        var failing = hooks.Single(one => one.Address.EndsWith("you", StringComparison.Ordinal)).Id;
        for (var day = 0; day <= 5; day++)
        {
            app.Clock.Offset = TimeSpan.FromDays(day);
            await desk.ActAsync("ping", failing, Stop);
            await app.Services.GetRequiredService<WebhookOutbox>().SendDueAsync(app.Services.GetRequiredService<WebhookSender>().SendAsync, Stop);
            await WriteAsync(Settings with { Host = null });
            if (day < 5) (await WrittenAsync()).ShouldBeEmpty();
            await WriteAsync(Settings);
            if (day < 5) (await WrittenAsync()).ShouldBeEmpty();
        }

        await WriteAsync(Settings);
        var written = await WrittenAsync();
        written.Count.ShouldBe(2, "each administrator who may sign in, once");
        written.ShouldContain(one => one.Address == app.Of(Role.Administrator).Email && one.Subject == "The webhook to 127.0.0.1 was turned off" && one.Text.Contains("took nothing for five days", StringComparison.Ordinal));
        var mail = written.Single(one => one.Address == spanish.Email);
        mail.Subject.ShouldBe("Se ha desactivado el webhook a 127.0.0.1");
        mail.Text.ShouldContain("https://retention.example.com/settings/webhooks");
        mail.Html.ShouldContain("lang=\"es\"");
        mail.Html.ShouldContain("of=me&amp;for=you");
    }

    private Task WriteAsync(MailSettings settings) => new WebhookNotice(
        Work, Box, settings, app.Services.GetRequiredService<Words>(), app.Services.GetRequiredService<Format>(), app.Services.GetRequiredService<WorkspaceZone>(), app.Clock).WriteAsync(Stop);

    private Task<IReadOnlyList<(string Address, string Subject, string Text, string Html)>> WrittenAsync() =>
        Work.ReadAsync("select address, subject, text, html from outbox where \"key\" like 'webhook %'", row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)), Stop);
}
