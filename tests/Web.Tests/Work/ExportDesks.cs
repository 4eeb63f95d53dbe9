using Microsoft.Extensions.DependencyInjection;
using Retention.Web.Tests.Work.Tasks;
using Retention.Web.Work.Mail;
using Retention.Web.Work.Sending;

namespace Retention.Web.Tests.Work;

/// <summary>Exports at set times, into a folder and by mail of a test's own.</summary>
internal sealed record ExportDesks(ExportDesk Desk, ExportSender Sender, Outbox Outbox)
{
    /// <summary>An export as a test asks for it.</summary>
    public static ExportForm Form { get; } = new("Monthly MRR", "mrr", "csv", "", "month", "es", "0 0 7 1 * ?", "Europe/Madrid", "folder", "");

    /// <summary>Mail by way of a sink; off without one.</summary>
    public static MailSettings Settings(SmtpSink? sink) => new(sink is null ? null : "127.0.0.1", sink?.Port ?? 25, "none", null, null, "retention@example.com", "https://retention.example");

    /// <summary>Those of an app.</summary>
    public static ExportDesks Of(RunningApp app, string? folder, SmtpSink? sink = null)
    {
        var options = app.Services.GetRequiredService<ServeOptions>() with { ExportFolder = folder };
        var outbox = ActivatorUtilities.CreateInstance<Outbox>(app.Services, Settings(sink));
        var desk = ActivatorUtilities.CreateInstance<ExportDesk>(app.Services, options, Settings(sink));
        return new(desk, ActivatorUtilities.CreateInstance<ExportSender>(app.Services, desk, outbox, options), outbox);
    }
}
