using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;

namespace Retention.Web.Work.Tasks;

/// <summary>Which tasks an address asks for. Nothing in it is trusted.</summary>
public sealed record TaskRequest
{
    /// <summary>One of <see cref="TaskWords.States"/>.</summary>
    public string? State { get; init; }

    /// <summary>One of <see cref="TaskWords.Causes"/>, or <c>people</c>: those that people made.</summary>
    public string? Cause { get; init; }

    /// <summary>Whose book.</summary>
    public string? Book { get; init; }

    /// <summary>Part of a customer's name, or the whole id.</summary>
    public string? Find { get; init; }

    /// <summary>Only those of who asks.</summary>
    public bool Mine { get; init; }

    /// <summary>Page, from 1.</summary>
    public string? Page { get; init; }

    internal TaskRequest Mend() => this with
    {
        State = TaskWords.States.FirstOrDefault(one => one == State) ?? "open",
        Cause = TaskWords.Causes.Append("people").FirstOrDefault(one => one == Cause),
        Book = string.IsNullOrWhiteSpace(Book) ? null : Book,
        Find = (Find ?? "").Trim(),
        Page = int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000_000 ? Page : "1",
    };
}

/// <summary>Part of a list of tasks.</summary>
/// <param name="Asked">The request, mended.</param>
/// <param name="Rows">The part.</param>
/// <param name="Total">How many there are.</param>
public sealed record TaskPart(TaskRequest Asked, IReadOnlyList<WorkTask> Rows, long Total);

/// <summary>Reads tasks. Lists are in the order of their weight.</summary>
public sealed class TaskList(WorkDatabase work, Warehouse warehouse)
{
    /// <summary>How many tasks a day is for.</summary>
    public const int ADay = 10;

    /// <summary>Rows on one page.</summary>
    public const int PageSize = 25;

    /// <summary>How many tasks the page of a customer shows.</summary>
    public const int Shown = 50;

    /// <summary>No number of tasks to do today is counted further.</summary>
    public const int MostCounted = 99;

    private const string Columns =
        "id, customer_id, customer_name, title, title_es, text, cause, step, happened_on, value, evidence_file, evidence_line, gone_on, owner, owner_name, book, due_on, state, " +
        "outcome, outcome_note, snoozed_until, made_by, made_on, closed_on, closed_by, mrr, risk, urgency, weight, version";

    private const string Awake = "state = 'open' and (snoozed_until is null or snoozed_until <= @today)";

    /// <summary>The tasks to do first today.</summary>
    public Task<IReadOnlyList<WorkTask>> TodayAsync(Member who, string? book, CancellationToken cancel)
    {
        var (mine, values) = Of(who, who.Book is not null);
        if (book is not null) (mine, values) = (mine + " and book = @of", [.. values, ("@of", book)]);
        return ReadAsync($"where {Awake}{mine} order by weight desc, due_on, id limit {ADay}", cancel, [.. values, ("@today", warehouse.AsOf)]);
    }

    /// <summary>How many are due, at most <see cref="MostCounted"/> and one more.</summary>
    public async Task<int> CountDueAsync(Member who, CancellationToken cancel)
    {
        if (!work.IsUsable) return 0;
        var (mine, values) = Of(who, who.Book is not null);
        return (await work.ReadAsync(
            $"select id from tasks where {Awake} and due_on <= @today{mine} limit {MostCounted + 1}", row => row.GetInt32(0), cancel, [.. values, ("@today", warehouse.AsOf)])).Count;
    }

    /// <summary>Part of all tasks.</summary>
    /// <param name="asked">Which.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="size">Rows of a part.</param>
    public async Task<TaskPart> PageAsync(TaskRequest asked, Member who, CancellationToken cancel, int size = PageSize)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var wanted = asked.Mend();
        var (mine, values) = Of(who, wanted.Mine);
        var where = "where " + (wanted.State switch { "open" => Awake, "snoozed" => "state = 'open' and snoozed_until > @today", "all" => "@today is not null", _ => $"state = '{wanted.State}' and @today is not null" }) + mine;
        List<(string, object?)> given = [.. values, ("@today", warehouse.AsOf)];
        if (wanted.Cause is { } cause) where += cause == "people" ? " and step is null" : $" and cause = '{cause}'";
        if (wanted.Book is { } book) { where += " and book = @of"; given.Add(("@of", book)); }
        if (wanted.Find is { Length: > 0 } find) { where += " and (customer_id = @id or customer_folded like @find escape '!')"; given.AddRange([("@id", find), ("@find", TaskSearch.Like(find))]); }
        if (!work.IsUsable) return new(wanted, [], 0);
        var total = await work.ReadAsync($"select count(*) from tasks {where}", row => row.GetInt64(0), cancel, [.. given]);
        var skipped = (int.Parse(wanted.Page!, CultureInfo.InvariantCulture) - 1L) * size;
        var order = wanted.State is "done" or "dismissed" ? "closed_on desc, id desc" : "weight desc, due_on, id";

        // An index holds all that is filtered and sorted by: only the rows that are shown are read.
        var ids = await work.ReadAsync($"select id from tasks {where} order by {order} limit {size} offset {skipped}", row => row.GetInt32(0), cancel, [.. given]);
        var rows = ids.Count == 0 ? new Dictionary<int, WorkTask>() : (await ReadAsync($"where id in ({string.Join(", ", ids)})", cancel)).ToDictionary(task => task.Id);
        return new(wanted, [.. ids.Where(rows.ContainsKey).Select(id => rows[id])], total is [var all] ? all : 0);
    }

    /// <summary>Tasks of a customer, the open ones first, then the latest closed.</summary>
    /// <param name="customer">Id of the customer.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="most">How many at most.</param>
    public Task<IReadOnlyList<WorkTask>> OfAsync(string customer, CancellationToken cancel, int most = Shown) => ReadAsync(
        "where customer_id = @customer order by case state when 'open' then 0 else 1 end, case state when 'open' then due_on end, closed_on desc, id desc limit @most", cancel, ("@customer", customer), ("@most", most));

    /// <summary>One task; null where there is none of that id that somebody may see.</summary>
    public async Task<WorkTask?> FindAsync(int id, Member who, CancellationToken cancel)
    {
        var (own, values) = Of(who, false);
        return (await ReadAsync("where id = @id" + own, cancel, [.. values, ("@id", id)])).SingleOrDefault();
    }

    /// <summary>The next task of each customer.</summary>
    public async Task<IReadOnlyDictionary<string, WorkTask>> NextAsync(IReadOnlyList<string> customers, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(customers);
        if (customers.Count == 0) return new Dictionary<string, WorkTask>();
        var names = customers.Select((_, i) => $"@c{i}");
        var rows = await ReadAsync(
            $"where {Awake} and customer_id in ({string.Join(", ", names)}) order by due_on, weight desc, id", cancel, [.. names.Zip(customers, (name, id) => (name, (object?)id)), ("@today", warehouse.AsOf)]);
        return rows.DistinctBy(task => task.CustomerId).ToDictionary(task => task.CustomerId!);
    }

    /// <summary>Every book that an open task is in; none for who is held to one.</summary>
    public async Task<IReadOnlyList<string>> BooksAsync(Member who, CancellationToken cancel) =>
        who?.HeldTo is not null || !work.IsUsable ? [] : await work.ReadAsync("select distinct book from tasks where state = 'open' and book is not null order by book", row => row.GetString(0), cancel);

    /// <summary>Whether somebody has tasks of their own.</summary>
    public static bool HasOwn(Member who)
    {
        ArgumentNullException.ThrowIfNull(who);
        return who.IsSignedIn || who.Book is not null;
    }

    // Who is held to a book sees its tasks and those given to them; anybody else may ask for their own.
    private static (string Where, (string, object?)[] Values) Of(Member who, bool own)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (who.HeldTo is null && !(own && HasOwn(who))) return ("", []);
        (string, object?)[] values = [("@me", who.IsSignedIn ? who.Id : "-"), ("@book", who.HeldTo ?? who.Book ?? "")];
        return (own && HasOwn(who) ? " and (owner = @me or (owner is null and book = @book))" : " and (owner = @me or book = @book)", values);
    }

    private async Task<IReadOnlyList<WorkTask>> ReadAsync(string rest, CancellationToken cancel, params (string, object?)[] values) =>
        work.IsUsable ? await work.ReadAsync($"select {Columns} from tasks {rest}", Row, cancel, values) : [];

    private static WorkTask Row(DbDataReader row)
    {
        return new()
        {
            Id = row.GetInt32(0), CustomerId = Text(1), CustomerName = Text(2), Title = row.GetString(3), TitleEs = Text(4), Text = row.GetString(5), Cause = Text(6), Step = row.IsDBNull(7) ? null : row.GetInt32(7),
            HappenedOn = Day(8), Value = Real(9), EvidenceFile = Text(10), EvidenceLine = row.IsDBNull(11) ? null : row.GetInt64(11), GoneOn = Day(12), Owner = Text(13), OwnerName = Text(14), Book = Text(15),
            DueOn = Day(16)!.Value, State = row.GetString(17), Outcome = Text(18), OutcomeNote = Text(19), SnoozedUntil = Day(20), MadeBy = Text(21), MadeOn = Day(22)!.Value, ClosedOn = Day(23), ClosedBy = Text(24),
            Mrr = row.IsDBNull(25) ? null : row.GetDecimal(25), Risk = Real(26), Urgency = Real(27), Weight = row.GetDouble(28), Version = row.GetInt32(29),
        };

        string? Text(int place) => row.IsDBNull(place) ? null : row.GetString(place);
        DateOnly? Day(int place) => row.IsDBNull(place) ? null : row.GetFieldValue<DateOnly>(place);
        double? Real(int place) => row.IsDBNull(place) ? null : row.GetDouble(place);
    }
}
