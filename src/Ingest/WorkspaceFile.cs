using System.Globalization;
using System.Text.Json;
using Retention.Analytics.Policies;
using Retention.Analytics.Warehousing;
using Retention.Ingest.Loading;

namespace Retention.Ingest;

/// <summary>A folder may say how its numbers are to be read, in <c>workspace.json</c>: <c>{"policies": {"name": "value"}, "as_of": "2026-10-31"}</c>.</summary>
internal static class WorkspaceFile
{
    /// <summary>Takes the settings over where the workspace has no data yet; otherwise its own stay.</summary>
    /// <exception cref="RefusedFileException">The file is not JSON, or names what does not exist.</exception>
    public static async Task ApplyAsync(Warehouse warehouse, string folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder, "workspace.json");
        if (!File.Exists(path) || await warehouse.ReadAsync((c, _) => Task.FromResult(LoadLedger.NextId(c)), cancel).ConfigureAwait(false) > 1)
        {
            return;
        }

        await warehouse.SaveSettingsAsync(Read(path, warehouse.Settings), cancel).ConfigureAwait(false);
    }

    private static WorkspaceSettings Read(string path, WorkspaceSettings settings)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            if (json.RootElement.TryGetProperty("policies", out var policies))
            {
                settings = settings with { Policies = policies.EnumerateObject().Aggregate(settings.Policies, (set, p) => set.With(p.Name, p.Value.ToString())) };
            }

            return json.RootElement.TryGetProperty("as_of", out var asOf) && asOf.GetString() is { } day && day != "today"
                ? settings with { PinnedAsOf = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) }
                : settings;
        }
        catch (Exception e) when (e is JsonException or PolicyException or FormatException or InvalidOperationException)
        {
            throw new RefusedFileException($"workspace.json: the settings cannot be used: {e.Message}");
        }
    }
}
