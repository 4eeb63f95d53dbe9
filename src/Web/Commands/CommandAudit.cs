using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;
using Retention.Web.Security.Auditing;
using Retention.Web.Work;

namespace Retention.Web.Commands;

/// <summary>Keeps in the audit log what a command changed. Where nobody has written anything yet there is no log, and none is begun for it.</summary>
internal static class CommandAudit
{
    /// <summary>Keeps that settings of the workspace were changed, where they were.</summary>
    public static Task SettingsAsync(CommonOptions options, ParseResult parsed, WorkspaceSettings before, WorkspaceSettings after, CancellationToken cancel)
    {
        var changed = after.Policies.Values.Where(one => before.Policies[one.Key] != one.Value).ToDictionary(one => one.Key, one => new[] { before.Policies[one.Key], one.Value });
        if (before.PinnedAsOf != after.PinnedAsOf) changed.Add("as_of", [$"{before.PinnedAsOf:yyyy-MM-dd}", $"{after.PinnedAsOf:yyyy-MM-dd}"]);
        return changed.Count == 0 ? Task.CompletedTask : WriteAsync(options, parsed, "policy", string.Join(' ', changed.Keys), changed, cancel);
    }

    /// <summary>Keeps that something was done by a command.</summary>
    public static async Task WriteAsync(CommonOptions options, ParseResult parsed, string act, string key, object change, CancellationToken cancel)
    {
        var directory = options.DataDirectory(parsed);
        var server = new WorkOption().Of(parsed, isThere: false);
        if (server is null && !File.Exists(Path.Combine(directory, "work.db"))) return;
        var work = new WorkDatabase(new ServeOptions(directory, Work: server), NullLogger<WorkDatabase>.Instance);
        try
        {
            var log = new AuditLog(work, new AuditTrail(new HttpContextAccessor(), TimeProvider.System), TimeProvider.System);
            await log.WriteAsync(act, parsed.CommandResult.Command.Name, key, change, new Member("", $"./retention ({Environment.UserName})", Role.Administrator, null), cancel);
        }
        catch (Exception e) when (e is DbException or WorkUnreachableException)
        {
            await Console.Error.WriteLineAsync($"The audit log could not be written: {e.Message}");
        }
        finally
        {
            await work.StopAsync(cancel);
        }
    }
}
