using MailKit.Net.Smtp;
using MimeKit;
using Retention.Web.Hosting;

namespace Retention.Web.Work.Mail;

/// <summary>Takes mails from the outbox to the server, as long as the app runs.</summary>
public sealed class Postman(WarehouseHost host, IServiceProvider services, MailSettings settings, ServeOptions options) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(20);

    /// <summary>Hands one mail to the server.</summary>
    public static async Task SendAsync(MailSettings settings, OutboxMail mail, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(mail);
        using var message = new MimeMessage { Subject = mail.Subject, MessageId = mail.MessageId, Date = new DateTimeOffset(mail.MadeAt, TimeSpan.Zero) };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(MailboxAddress.Parse(mail.Address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        var body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html };
        if (mail.Attachment is { } file) body.Attachments.Add(mail.AttachmentName ?? "file", file);
        message.Body = body.ToMessageBody();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(settings.Patience);
        try
        {
            using var server = new SmtpClient();
            await server.ConnectAsync(settings.Host!, settings.Port, settings.Security, limit.Token);
            if (settings.User is { } user) await server.AuthenticateAsync(user, settings.Password ?? "", limit.Token);
            await server.SendAsync(message, limit.Token);
            try
            {
                await server.DisconnectAsync(true, limit.Token);
            }
            catch (Exception) when (!cancel.IsCancellationRequested)
            {
                // It has taken the mail: how it says goodbye does not matter.
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"{settings.Host} did not answer within {settings.Patience.TotalSeconds:0} s.");
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunJobs || !settings.IsOn) return;
        if (!await host.IsUsableAsync(stoppingToken)) return;
        var outbox = services.GetRequiredService<Outbox>();
        var log = services.GetRequiredService<ILogger<Postman>>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await outbox.SendDueAsync((mail, stop) => SendAsync(settings, mail, stop), stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is locked or away: the next round tries again.
                RoundFailed(log, problem);
            }

            await Task.Delay(Round, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static readonly Action<ILogger, Exception?> RoundFailed = LoggerMessage.Define(LogLevel.Warning, new EventId(1, nameof(Postman)), "Mails could not be sent in this round");
}
