using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Retention.Web.Commands.Answers;
using Retention.Web.Security;
using Retention.Web.Work;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Api;

/// <summary>Tasks: read, made, changed, ended and put off. Of two who change one the second is told.</summary>
internal static class TasksApi
{
    private const int AtOnce = 1000;

    private static readonly AnswerColumn[] Columns =
    [
        .. new[] { "id", "customer_id", "customer_name", "title", "text", "cause", "step", "happened_on", "gone_on", "owner", "owner_name", "book", "due_on", "state", "outcome", "outcome_note", "snoozed_until", "made_on", "closed_on", "closed_by" }.Select(name => new AnswerColumn(name)),
        new("mrr", CellFormat.Money), new("risk"), new("urgency"), new("weight"), new("version"),
    ];

    /// <summary>Tasks in the order of their weight.</summary>
    public static async Task ListAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.Tasks);
        var given = asked.Given("state", "cause", "book", "find", "mine");
        if (given.GetValueOrDefault("mine") is { } mine && mine is not ("true" or "false")) throw ApiException.Value("mine", mine, "true, false");
        var wanted = new TaskRequest { State = given.GetValueOrDefault("state"), Cause = given.GetValueOrDefault("cause"), Book = given.GetValueOrDefault("book"), Find = given.GetValueOrDefault("find"), Mine = given.GetValueOrDefault("mine") == "true" };
        await ApiSender.AllowAsync(asked, cancel);
        var state = await context.RequestServices.GetRequiredService<WorkDatabase>().ReadAsync(
            "select count(*), coalesce(sum(version), 0), coalesce(sum(weight), 0), count(gone_on) from tasks", row => string.Join(' ', Enumerable.Range(0, 4).Select(i => Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture))), cancel);
        if (asked.IsKnown([asked.Member.Id, .. state])) return;
        long? total = null;
        await ApiSender.SendAsync(asked, new("tasks", Columns, RowsAsync(asked, wanted, all => total = all, cancel), json =>
        {
            json.WriteString("currency", asked.Warehouse.Settings.Policies["reporting_currency"]);
            json.WriteString("definition", "/metrics#task_weights");
            MetricsApi.About(json, asked);
        })
        { Basis = "/metrics#task_weights", IsPage = true, Total = () => total }, cancel);
    }

    /// <summary>One task, marked with its version.</summary>
    public static async Task OneAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.Task);
        await SendAsync(asked, await FindAsync(asked, cancel), cancel);
    }

    /// <summary>Makes one.</summary>
    public static async Task AddAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.NewTask);
        var sent = await ApiBody.ReadAsync<NewTask>(context, cancel);
        if (sent.Owner is not (null or "book" or "me")) throw ApiException.Value("owner", sent.Owner, "book, me");
        if (!await context.RequestServices.GetRequiredService<OwnBook>().HoldsAsync(asked.Member, sent.CustomerId?.Trim(), cancel)) throw Refused(asked, "customer");
        var (id, why) = await context.RequestServices.GetRequiredService<TaskDesk>().AddAsync(new(0, sent.CustomerId, sent.Title, sent.Text, sent.Owner ?? "book", sent.DueOn, null), asked.Member, cancel);
        if (why is not null) throw Refused(asked, why);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"/api/v1/tasks/{id}";
        await SendAsync(asked, (await context.RequestServices.GetRequiredService<TaskList>().FindAsync(id, asked.Member, cancel))!, cancel);
    }

    /// <summary>Changes one, ends it, opens it again or puts it off.</summary>
    public static async Task ChangeAsync(HttpContext context, CancellationToken cancel)
    {
        var asked = ApiRequest.Read(context, ApiOperations.ChangeTask);
        var task = await FindAsync(asked, cancel);
        var version = Version(context, task);
        var sent = await ApiBody.ReadAsync<ChangedTask>(context, cancel);
        var desk = context.RequestServices.GetRequiredService<TaskDesk>();
        var isOther = (sent.Title ?? sent.DueOn ?? sent.Text ?? sent.Owner) is not null;
        if (new[] { isOther, sent.State is not null, sent.SnoozedUntil is not null }.Count(one => one) != 1) throw new ApiException(422, "refused", asked.Words["api.task.one"]);
        if (sent.Owner is not (null or "book" or "me" or "keep")) throw ApiException.Value("owner", sent.Owner, "book, me, keep");
        var why = (sent.State, sent.SnoozedUntil) switch
        {
            ("open", _) => await desk.ReopenAsync(task.Id, version, cancel),
            (not null, _) => await desk.CloseAsync(task.Id, new(version, sent.State, sent.Outcome, sent.Note, null), asked.Member, cancel),
            (_, not null) => await desk.SnoozeAsync(task.Id, new(version, sent.SnoozedUntil, null), cancel),
            _ => await desk.ChangeAsync(task.Id, new(version, null, sent.Title ?? task.TitleIn(asked.Words.Language), sent.Text ?? task.Text, sent.Owner ?? "keep", sent.DueOn ?? $"{task.DueOn:yyyy-MM-dd}", null), asked.Member, cancel),
        };
        if (why is not null) throw Refused(asked, why);
        await SendAsync(asked, await FindAsync(asked, cancel), cancel);
    }

    private static ApiException Refused(ApiRequest asked, string why) => why switch
    {
        "overtaken" => new(412, "overtaken"),
        "gone" => ApiException.Missing(),
        _ => new(why is "closed" or "twice" ? 409 : 422, "refused", asked.Words[$"task.refused.{why}", TaskForm.LongestTitle, TaskForm.LongestText]),
    };

    private static async Task<WorkTask> FindAsync(ApiRequest asked, CancellationToken cancel) =>
        int.TryParse(asked.Context.GetRouteValue("id") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await asked.Context.RequestServices.GetRequiredService<TaskList>().FindAsync(id, asked.Member, cancel) is { } task
            ? task
            : throw ApiException.Missing();

    /// <summary>The version that was in front of the program: the number before the dash of the ETag.</summary>
    private static int Version(HttpContext context, WorkTask task)
    {
        if (context.Request.Headers.IfMatch.Count == 0) throw new ApiException(428, "match");
        var tags = context.Request.GetTypedHeaders().IfMatch;
        if (tags.Any(one => one == EntityTagHeaderValue.Any)) return task.Version;
        return tags.Any(one => !one.IsWeak && one.Tag.ToString().Trim('"').Split('-')[0] == task.Version.ToString(CultureInfo.InvariantCulture)) ? task.Version : throw new ApiException(412, "overtaken");
    }

    private static Task SendAsync(ApiRequest asked, WorkTask task, CancellationToken cancel)
    {
        var body = JsonSerializer.Serialize(Answer(task, asked.Words.Language), ApiJson.Options);
        // Weights change without anybody's doing: the mark tells them apart, and If-Match looks at the version alone.
        var isRead = HttpMethods.IsGet(asked.Context.Request.Method);
        if (asked.IsTagged($"\"{task.Version}-{ApiRequest.Hash(body)}\"") && isRead) return Task.CompletedTask;
        asked.Context.Response.ContentType = "application/json; charset=utf-8";
        return asked.Context.Response.WriteAsync(body, cancel);
    }

    private static async IAsyncEnumerable<object?[]> RowsAsync(ApiRequest asked, TaskRequest wanted, Action<long> tell, [EnumeratorCancellation] CancellationToken cancel)
    {
        var list = asked.Context.RequestServices.GetRequiredService<TaskList>();
        if (!asked.IsWhole)
        {
            // One more than the page has, to know whether there is another.
            var (page, size) = (asked.Page, asked.PerPage);
            var shown = await list.PageAsync(wanted with { Page = $"{page}" }, asked.Member, cancel, size);
            tell(shown.Total);
            foreach (var task in shown.Rows) yield return Row(task, asked.Words.Language);
            if (shown.Total > (long)page * size) yield return [];
            yield break;
        }

        for (var page = 1; ; page++)
        {
            var part = await list.PageAsync(wanted with { Page = $"{page}" }, asked.Member, cancel, AtOnce);
            foreach (var task in part.Rows) yield return Row(task, asked.Words.Language);
            if (part.Rows.Count < AtOnce) yield break;
        }
    }

    private static object?[] Row(WorkTask task, string language) =>
    [
        task.Id, task.CustomerId, task.CustomerName, task.TitleIn(language), task.Text, task.Cause, task.Step, task.HappenedOn, task.GoneOn, task.Owner, task.OwnerName, task.Book, task.DueOn, task.State, task.Outcome,
        task.OutcomeNote, task.SnoozedUntil, task.MadeOn, task.ClosedOn, task.ClosedBy, task.Mrr, task.Risk, task.Urgency, task.Weight, task.Version,
    ];

    private static TaskAnswer Answer(WorkTask task, string language) => new(
        task.Id, task.CustomerId, task.CustomerName, task.TitleIn(language), task.Text, task.Cause, task.Step, task.HappenedOn, task.GoneOn, task.Owner, task.OwnerName, task.Book, task.DueOn, task.State, task.Outcome,
        task.OutcomeNote, task.SnoozedUntil, task.MadeOn, task.ClosedOn, task.ClosedBy, task.Mrr, task.Risk, task.Urgency, task.Weight, task.Version,
        new($"/api/v1/tasks/{task.Id}", task.CustomerId is null ? null : $"/api/v1/customers/{Uri.EscapeDataString(task.CustomerId)}", $"/tasks/{task.Id}"));
}
