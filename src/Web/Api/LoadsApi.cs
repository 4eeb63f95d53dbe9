using System.Runtime.CompilerServices;
using Retention.Analytics.Reports;
using Retention.Ingest;
using Retention.Web.Commands.Answers;
using Retention.Web.Jobs;
using Retention.Web.Language;
using Retention.Web.Security;
using Retention.Web.Security.Auditing;

namespace Retention.Web.Api;

/// <summary>Files in, as the page Data takes them.</summary>
internal static class LoadsApi
{
    private const int AtOnce = 1000, MostFiles = 100;

    private static readonly AnswerColumn[] Columns = [.. new[] { "id", "file", "mapping", "tables", "loaded_at", "rows", "accepted", "quarantined", "skipped", "replaced" }.Select(name => new AnswerColumn(name))];

    /// <summary>The files that came in, the latest first.</summary>
    public static async Task ListAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.Loads);
        await ApiSender.AllowAsync(asked, cancel);
        if (asked.IsKnown()) return;
        long? total = null;
        await ApiSender.SendAsync(asked, new("loads", Columns, RowsAsync(asked, all => total = all, cancel), json =>
        {
            json.WriteNull("currency");
            json.WriteString("definition", "/api/v1/reports/load_changes/definition");
            MetricsApi.About(json, asked);
        })
        { Basis = "/api/v1/reports/load_changes/definition", IsPage = true, Total = () => total }, cancel);
    }

    /// <summary>What became of an upload.</summary>
    public static async Task OneAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.Load);
        var desk = context.RequestServices.GetRequiredService<LoadDesk>();
        var upload = desk.Log.Find((string)context.GetRouteValue("id")!) ?? throw ApiException.Missing();
        await context.Response.WriteAsJsonAsync(await AnswerAsync(context, upload, cancel), ApiJson.Options, cancel);
    }

    /// <summary>Takes files, to load them or to rehearse that.</summary>
    public static async Task AddAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.NewLoad);
        var rehearse = asked.Given("rehearse").GetValueOrDefault("rehearse") switch { null or "false" => false, "true" => true, var other => throw ApiException.Value("rehearse", other, "true, false") };
        if (!context.Request.HasFormContentType) throw new ApiException(415, "media");
        IFormFileCollection files;
        try
        {
            files = (await context.Request.ReadFormAsync(cancel)).Files;
        }
        catch (InvalidDataException)
        {
            throw new ApiException(400, "body");
        }

        if (files.Count is 0 or > MostFiles) throw new ApiException(422, "refused", asked.Words["api.load.files", MostFiles]);
        var names = files.Select(file => Path.GetFileName(file.FileName.Replace('\\', '/'))).ToList();
        if (names.Any(name => name is "" or "." or "..") || names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count) throw new ApiException(422, "refused", asked.Words["api.load.names"]);
        if (!context.RequestServices.GetRequiredService<ServeOptions>().Demo)
        {
            var told = new Dictionary<string, string> { ["files"] = string.Join(", ", files.Select(file => $"{file.FileName} ({file.Length})")), ["act"] = rehearse ? "rehearse" : "load" };
            await context.RequestServices.GetRequiredService<AuditLog>().WriteAsync("load", "/api/v1/loads", "post", told, null, cancel);
        }

        var desk = context.RequestServices.GetRequiredService<LoadDesk>();
        var order = await desk.StoreAsync(files, rehearse, cancel);
        var taken = desk.Log.Find(UploadLog.IdOf(order))!;
        await context.RequestServices.GetRequiredService<JobBoard>().RunAsync(LoadJob.Name, LoadDesk.Write(order), cancel);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = $"/api/v1/loads/{UploadLog.IdOf(order)}";
        await context.Response.WriteAsJsonAsync(await AnswerAsync(context, taken, cancel), ApiJson.Options, cancel);
    }

    private static async Task<LoadAnswer> AnswerAsync(HttpContext context, Upload upload, CancellationToken cancel)
    {
        var (id, isAtWork) = (UploadLog.IdOf(upload.Order), upload.State is "running" or "building");
        var words = context.RequestServices.GetRequiredService<Words>();
        var running = isAtWork ? (await context.RequestServices.GetRequiredService<JobBoard>().RunningAsync(cancel)).FirstOrDefault(job => job.Name == LoadJob.Name) : null;
        return new(
            id, upload.State, upload.Order.Rehearse, upload.Order.Name, running?.Percent, running?.Step,
            [.. upload.Files.Select(file => new FileOfLoad(file.File, Word(file.Status), file.Mapping, file.Rows, file.Accepted, file.Quarantined, file.Skipped, file.Tables, file.Message))],
            upload.Reason is { } reason ? words[$"api.load.{reason}"] : upload.Failure, new($"/api/v1/loads/{id}", "/api/v1/loads", "/data")) { Begun = upload.Begun };
    }

    private static string Word(LoadStatus status) => status switch { LoadStatus.Loaded => "loaded", LoadStatus.SkippedSameBytes => "seen_before", _ => "refused" };

    private static async IAsyncEnumerable<object?[]> RowsAsync(ApiRequest asked, Action<long> tell, [EnumeratorCancellation] CancellationToken cancel)
    {
        var size = asked.IsWhole ? AtOnce : asked.PerPage + 1;
        for (var skipped = asked.IsWhole ? 0 : (asked.Page - 1) * asked.PerPage; ; skipped += size)
        {
            var part = await LoadedFile.ReadAsync(asked.Warehouse, skipped, size, cancel);
            tell(part.Total);
            foreach (var file in part.Rows) yield return [file.Id, file.File, file.Mapping, file.Tables, file.LoadedAt, file.Rows, file.Accepted, file.Quarantined, file.Skipped, file.Replaced];
            if (part.Rows.Count < size || !asked.IsWhole) yield break;
        }
    }
}
