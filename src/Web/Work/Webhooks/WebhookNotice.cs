using System.Globalization;
using Retention.Web.Charts;
using Retention.Web.Language;
using Retention.Web.Security;
using Retention.Web.Work.Mail;

namespace Retention.Web.Work.Webhooks;

/// <summary>Tells administrators by mail that a webhook was turned off because it took nothing for days, once each, in their language.</summary>
public sealed class WebhookNotice(WorkDatabase work, Outbox outbox, MailSettings settings, Words words, Format format, WorkspaceZone zone, TimeProvider clock)
{
    // Longer than any pause of the app, and shorter than mails are remembered.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(7);

    /// <summary>Writes the mails that nobody has written yet.</summary>
    public async Task WriteAsync(CancellationToken cancel)
    {
        if (!settings.IsOn) return;
        var off = await work.ReadAsync(
            "select id, address, off_at from webhooks where off_because = 'failing' and off_at > @since", row => (Id: row.GetInt32(0), Address: row.GetString(1), At: row.GetDateTime(2)), cancel, ("@since", clock.GetUtcNow().UtcDateTime - Fresh));
        if (off.Count == 0) return;
        var readers = await work.ReadAsync(
            "select id, email, language from people where role = @role and left_at is null and email is not null order by id",
            row => (Id: row.GetString(0), Email: row.GetString(1), Language: row.IsDBNull(2) ? "en" : row.GetString(2)), cancel, ("@role", $"{Role.Administrator}"));
        foreach (var hook in off)
        {
            foreach (var reader in readers)
            {
                var (subject, text, html) = Cultures.Speaking(reader.Language, () => Compose(hook.Address, hook.At));
                await outbox.AddAsync(string.Create(CultureInfo.InvariantCulture, $"webhook {hook.Id} off {hook.At:yyyy-MM-dd HH:mm:ss} {reader.Id}"), reader.Email, subject, text, html, cancel);
            }
        }
    }

    private (string Subject, string Text, string Html) Compose(string address, DateTime at)
    {
        var (subject, said, link) = (words["webhooks.mail.subject", new Uri(address).Host], words["webhooks.failing", address, format.Time(zone.Of(at))], $"{settings.Link}/settings/webhooks");
        var html = $"<p>{MailHtml.Text(said)}</p><p><a href=\"{MailHtml.Text(link)}\">{MailHtml.Text(words["webhooks.title"])}</a></p>";
        return (subject, $"{said}\n\n{words["webhooks.title"]}: {link}\n", MailHtml.Page(words.Language, subject, html));
    }
}
