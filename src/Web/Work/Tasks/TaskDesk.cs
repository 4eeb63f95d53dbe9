using Microsoft.EntityFrameworkCore;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;

namespace Retention.Web.Work.Tasks;

/// <summary>What people do with tasks. Of two who change one at once the second is told.</summary>
public sealed class TaskDesk(WorkDatabase work, Warehouse warehouse, TaskWeigher weigher, TaskOwners owners, TimeProvider clock)
{
    /// <summary>The day that tasks are due on, put off until and closed on.</summary>
    public DateOnly Today => warehouse.AsOf;

    /// <summary>Makes a task.</summary>
    /// <returns>Its id, or why it was not made: see <see cref="TaskForm.Refuse"/>, <c>owner</c> and <c>customer</c>.</returns>
    public async Task<(int Id, string? Refused)> AddAsync(TaskForm form, Member who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(who);
        if (form.Refuse(Today, null) is { } why) return (0, why);
        var task = new WorkTask
        {
            Title = form.CleanTitle, Text = form.CleanText, CustomerId = form.Customer?.Trim() is { Length: > 0 } customer ? customer : null, DueOn = TaskForm.Day(form.DueOn)!.Value,
            State = "open", MadeBy = who.Id, MadeOn = Today, MadeAt = clock.GetUtcNow().UtcDateTime,
        };
        if (!await GiveAsync(task, form.Owner, who, cancel)) return (0, "owner");
        if (!await weigher.WeighAsync(task, cancel)) return (0, "customer");
        await using var db = await work.OpenAsync(cancel);
        db.Add(task);
        await db.SaveChangesAsync(cancel);
        return (task.Id, null);
    }

    /// <summary>Changes what is to be done, by whom and when.</summary>
    /// <returns>Why not: as for a new one, and <c>gone</c> or <c>overtaken</c>; null where it was done.</returns>
    public Task<string?> ChangeAsync(int id, TaskForm form, Member who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        return DoAsync(id, form.Version, async task =>
        {
            if (form.Refuse(Today, task.DueOn) is { } why) return why;
            if (task.Title != form.CleanTitle && task.TitleEs != form.CleanTitle) (task.Title, task.TitleEs) = (form.CleanTitle, null);
            (task.Text, task.DueOn) = (form.CleanText, TaskForm.Day(form.DueOn)!.Value);
            if (!await GiveAsync(task, form.Owner, who, cancel)) return "owner";
            await weigher.WeighAsync(task, cancel);
            return null;
        }, cancel);
    }

    /// <summary>Ends a task with what came of it.</summary>
    /// <returns>Why not: <c>state</c>, <c>outcome</c>, <c>long</c>, <c>closed</c>, <c>gone</c> or <c>overtaken</c>; null where it was done.</returns>
    public Task<string?> CloseAsync(int id, CloseForm form, Member who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(who);
        return DoAsync(id, form.Version, task => Task.FromResult(
            form.State is not ("done" or "dismissed") ? "state"
            : !TaskWords.Outcomes.Contains(form.Outcome) ? "outcome"
            : TaskForm.Clean(form.Note).Length > TaskForm.LongestText ? "long"
            : task.State != "open" ? "closed"
            : Close(task)), cancel);

        string? Close(WorkTask task)
        {
            (task.State, task.Outcome, task.OutcomeNote, task.SnoozedUntil) = (form.State!, form.Outcome, TaskForm.Clean(form.Note) is { Length: > 0 } note ? note : null, null);
            (task.ClosedOn, task.ClosedBy) = (Today, who.Name);
            return null;
        }
    }

    /// <summary>Puts a task off.</summary>
    /// <returns>Why not: <c>until</c>, <c>closed</c>, <c>gone</c> or <c>overtaken</c>; null where it was done.</returns>
    public Task<string?> SnoozeAsync(int id, SnoozeForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        return DoAsync(id, form.Version, task =>
        {
            if (TaskForm.Day(form.Until) is not { } until || until <= Today || until > Today.AddDays(SnoozeForm.MostDays)) return Task.FromResult<string?>("until");
            if (task.State != "open") return Task.FromResult<string?>("closed");
            task.SnoozedUntil = until;
            return Task.FromResult<string?>(null);
        }, cancel);
    }

    /// <summary>Opens a task again, or brings back one that was put off.</summary>
    /// <returns>Why not: <c>gone</c>, <c>overtaken</c>, or <c>twice</c> where another of the cause is open; null where it was done.</returns>
    public Task<string?> ReopenAsync(int id, int version, CancellationToken cancel) => DoAsync(id, version, task =>
    {
        (task.State, task.Outcome, task.OutcomeNote, task.ClosedOn, task.ClosedBy, task.SnoozedUntil) = ("open", null, null, null, null, null);
        return Task.FromResult<string?>(null);
    }, cancel);

    /// <summary>Gives a task to whom the form names; false where that is nobody it can be given to.</summary>
    private async Task<bool> GiveAsync(WorkTask task, string? owner, Member who, CancellationToken cancel)
    {
        if (owner == "keep") return true;
        var given = owner switch
        {
            "me" when who.IsSignedIn => who,
            null or "" or "book" or "me" => Member.Nobody,
            _ => await owners.FindAsync(owner, cancel),
        };
        if (given is null) return false;
        (task.Owner, task.OwnerName) = given.IsSignedIn ? (given.Id, given.Name) : (null, null);
        return true;
    }

    private async Task<string?> DoAsync(int id, int version, Func<WorkTask, Task<string?>> change, CancellationToken cancel)
    {
        await using var db = await work.OpenAsync(cancel);
        if (await db.Tasks.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } task) return "gone";
        if (task.Version != version) return "overtaken";
        if (await change(task) is { } why) return why;
        task.Version++;
        return await db.TrySaveAsync("twice", cancel);
    }
}
