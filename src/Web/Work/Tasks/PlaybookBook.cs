using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Retention.Web.Work.Tasks;

/// <summary>A step as somebody typed it. A blank title in both languages takes it away.</summary>
public sealed record StepForm(string? Day, string? Within, string? Title, string? TitleEs);

/// <summary>A playbook as somebody typed it. Nothing in it is trusted.</summary>
/// <param name="Cause">Which.</param>
/// <param name="On">on where it opens tasks.</param>
/// <param name="Limit">The number its trigger takes.</param>
/// <param name="Version">The version that was in front of the writer.</param>
/// <param name="Steps">Its steps.</param>
public sealed record PlaybookForm(string? Cause, string? On, string? Limit, int Version, IReadOnlyList<StepForm>? Steps);

/// <summary>The playbooks in force: those that come with the product, and what people have made of them.</summary>
public sealed class PlaybookBook(WorkDatabase work)
{
    /// <summary>How many steps one may have.</summary>
    public const int MostSteps = 5;

    /// <summary>How many days a number of one may say.</summary>
    public const int MostDays = 365;

    /// <summary>All of them, in the order of <see cref="TaskWords.Causes"/>.</summary>
    public async Task<IReadOnlyList<Playbook>> ReadAsync(CancellationToken cancel)
    {
        var kept = (await work.ReadAsync(
            "select cause, is_on, \"limit\", steps, version from playbooks",
            row => new Playbook(row.GetString(0), row.GetBoolean(1), row.IsDBNull(2) ? null : row.GetInt32(2), Playbook.StepsOf(row.GetString(3)), row.GetInt32(4)), cancel)).ToDictionary(one => one.Cause);
        return [.. TaskWords.Causes.Select(cause => kept.GetValueOrDefault(cause) ?? Playbook.Shipped.Single(one => one.Cause == cause))];
    }

    /// <summary>How many tasks they open for one owner a day.</summary>
    public async Task<int> CapAsync(CancellationToken cancel) =>
        await work.ReadAsync("select cap_a_day from task_settings where id = 1", row => row.GetInt32(0), cancel) is [var cap] ? cap : TaskSettings.UsualCap;

    /// <summary>Sets it.</summary>
    /// <returns>Why not: <c>cap</c>; null where it was set.</returns>
    public async Task<string?> CapAsync(string? typed, CancellationToken cancel)
    {
        if (Whole(typed, 0, 1000) is not { } cap) return "cap";
        await using var db = await work.OpenAsync(cancel);
        if (await db.TaskSettings.SingleOrDefaultAsync(cancel) is { } settings) settings.CapADay = cap;
        else db.Add(new TaskSettings { CapADay = cap });
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Changes a playbook.</summary>
    /// <returns>Why not: <c>cause</c>, <c>limit</c>, <c>steps</c>, <c>days</c>, <c>titles</c> or <c>overtaken</c>; null where it was done.</returns>
    public async Task<string?> SaveAsync(PlaybookForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (Playbook.Shipped.FirstOrDefault(one => one.Cause == form.Cause) is not { } shipped) return "cause";
        var limit = Whole(form.Limit, 1, MostDays);
        if (shipped.Limit is not null && limit is null) return "limit";
        List<StepForm> typed = [.. (form.Steps ?? []).Where(step => !string.IsNullOrWhiteSpace(step.Title) || !string.IsNullOrWhiteSpace(step.TitleEs))];
        if (typed.Count is 0 or > MostSteps) return "steps";
        if (typed.Any(step => Whole(step.Day, 0, MostDays) is null || Whole(step.Within, 0, MostDays) is null)) return "days";
        if (typed.Any(step => !IsTitle(step.Title) || !IsTitle(step.TitleEs))) return "titles";
        var steps = typed.Select(step => new PlaybookStep(Whole(step.Day, 0, MostDays)!.Value, Whole(step.Within, 0, MostDays)!.Value, step.Title!.Trim(), step.TitleEs!.Trim())).ToList();
        await using var db = await work.OpenAsync(cancel);
        var row = await db.Playbooks.SingleOrDefaultAsync(one => one.Cause == form.Cause, cancel);
        if ((row?.Version ?? 0) != form.Version) return "overtaken";
        if (row is null) db.Add(row = new() { Cause = shipped.Cause, Steps = "" });
        (row.IsOn, row.Limit, row.Steps, row.Version) = (form.On == "on", shipped.Limit is null ? null : limit, Playbook.Write(steps), row.Version + 1);
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException problem) when (problem is DbUpdateConcurrencyException || WorkDatabase.IsClash(problem))
        {
            return "overtaken";
        }
    }

    private static bool IsTitle(string? text) => text?.Trim() is { Length: > 0 and <= TaskForm.LongestTitle };

    private static int? Whole(string? text, int least, int most) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
